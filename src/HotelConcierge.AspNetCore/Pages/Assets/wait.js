// How long to wait before something is tried again.

const longest = 30;

/** Seconds before the try after that many failures in a row: 1, 2, 4 .. 30, less up to a quarter, so that pages do not come all at once. */
export function pauseAfter(failures) {
  return Math.min(longest, 2 ** Math.max(0, failures - 1)) * (1 - Math.random() / 4);
}

/** Waits; ends early when the network is back, or when the signal says so. */
export function pause(seconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, seconds * 1000);
    function done() {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal?.removeEventListener("abort", done);
      resolve();
    }
    window.addEventListener("online", done);
    signal?.addEventListener("abort", done);
    if (signal?.aborted) done();
  });
}
