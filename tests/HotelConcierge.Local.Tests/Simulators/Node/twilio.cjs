// Twilio's own library as the client of the simulated Twilio. Arguments: the simulator's address, the account's SID, its token.
const twilio = require('twilio');
const { listen, control, refusal, run } = require('./world.cjs');

const [base, sid, token] = process.argv.slice(2);
const guest = '+34600111222';
const hotel = '+34900000000';

// The library knows its servers by name; its own HTTP client sends everything to the simulator instead.
const inner = new twilio.RequestClient({});
const httpClient = { request: options => inner.request({ ...options, uri: options.uri.replace(/^https:\/\/[^/]+/, base) }) };
const client = twilio(sid, token, { httpClient });
const describe = error => ({ kind: error.constructor.name, status: error.status, code: error.code, message: error.message, moreInfo: error.moreInfo });

async function final(messageSid) {
  for (;;) {
    const message = await client.messages(messageSid).fetch();
    if (message.status === 'delivered') return message;
  }
}

run(async () => {
  const created = await client.messages.create({ from: hotel, to: guest, body: 'The pool is open 🏊' });
  for (const body of ['two', 'three']) await client.messages.create({ from: hotel, to: guest, body });
  const listed = await client.messages.list({ to: guest, pageSize: 2 });
  const delivered = await final(created.sid);
  const redacted = await delivered.update({ body: '' });
  const removed = await client.messages(created.sid).remove();

  const refuse = (message, by = client) => refusal(() => by.messages.create({ from: hotel, to: guest, body: 'x', ...message }), describe);
  const urls = count => Array.from({ length: count }, (_, i) => `https://hotel.example/${i}.jpg`);
  const refusals = {
    otherChannel: await refuse({ to: `whatsapp:${guest}` }),
    toItself: await refuse({ to: hotel }),
    badFrom: await refuse({ from: 'Hotel del Mar y Sol' }),
    badTo: await refuse({ to: '600111222' }),
    badMedia: await refuse({ mediaUrl: ['hotel.example/a.jpg'] }),
    muchMedia: await refuse({ mediaUrl: urls(11) }),
    tooLong: await refuse({ body: 'x'.repeat(1601) }),
    noBody: await refuse({ body: '' }),
    badToken: await refuse({}, twilio(sid, 'wrong', { httpClient })),
    gone: await refusal(() => client.messages(created.sid).fetch(), describe),
  };

  const webhook = await receive();
  const media = await client.messages(webhook.sid).media.list();
  return {
    created: { ...created.toJSON(), isDate: created.dateCreated instanceof Date },
    listed: listed.map(message => message.body),
    delivered: { status: delivered.status, dateSent: delivered.dateSent instanceof Date },
    redacted: redacted.body,
    removed,
    refusals,
    webhook,
    media: media.map(file => file.contentType),
  };
});

/** A guest's message as the app gets it, checked as Twilio tells every app to check it. */
async function receive() {
  let received;
  const { server, url } = await listen(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    received = { signature: request.headers['x-twilio-signature'], form: Object.fromEntries(new URLSearchParams(body)) };
    response.setHeader('content-type', 'text/xml').end(new twilio.twiml.MessagingResponse().toString());
  });
  const address = `${url}/sms?hotel=mar`;
  await control(base, 'PUT', 'webhook', { url: address });
  const result = await control(base, 'POST', 'inbound', {
    from: `whatsapp:${guest}`, to: `whatsapp:${hotel}`, body: 'Is the pool open? 🏊', media: [{ contentType: 'image/jpeg', bytes: 'AQI=' }],
  });
  server.close();
  const { signature, form } = received;
  return {
    status: result.statusCode,
    sid: form.MessageSid,
    body: form.Body,
    signed: twilio.validateRequest(token, signature, address, form),
    forged: twilio.validateRequest('wrong', signature, address, form),
  };
}
