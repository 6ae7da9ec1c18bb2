// What the scripts share: a server that stands for an app, the switches of a simulator, and one line of JSON at the end.
const http = require('node:http');

/** Starts a server on a free port of this machine; its address ends without a slash. */
async function listen(handler) {
  const server = http.createServer(handler);
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}

/** Uses one of the simulator's own switches. */
async function control(base, method, path, body) {
  const answer = await fetch(`${base}/control/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  const text = await answer.text();
  return text ? JSON.parse(text) : undefined;
}

/** What a call is refused with; null where it is not. */
async function refusal(call, describe) {
  try {
    await call();
    return null;
  } catch (error) {
    return describe(error);
  }
}

/** Runs the script; what it returns is its only output. */
function run(script) {
  script().then(
    result => process.stdout.write(JSON.stringify(result) + '\n', () => process.exit(0)),
    error => {
      console.error(error);
      process.exit(1);
    });
}

module.exports = { listen, control, refusal, run };
