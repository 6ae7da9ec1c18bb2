// Twilio's own library as the client of the simulated Twilio Conversations. Arguments: its address, the account's SID, its token, the service's SID.
const twilio = require('twilio');
const { listen, control, refusal, run } = require('./world.cjs');

const [base, sid, token, service] = process.argv.slice(2);
const chat = 'CH0000000000000000000000000000000b';

// The library knows its servers by name; its own HTTP client sends everything to the simulator instead.
const inner = new twilio.RequestClient({});
const httpClient = { request: options => inner.request({ ...options, uri: options.uri.replace(/^https:\/\/[^/]+/, base) }) };
const describe = error => ({ status: error.status, code: error.code });
const of = credentials => credentials.conversations.v1.services(service).conversations(chat);

run(async () => {
  const conversation = of(twilio(sid, token, { httpClient }));
  let received;
  const { server, url } = await listen(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    received = { signature: request.headers['x-twilio-signature'], form: Object.fromEntries(new URLSearchParams(body)) };
    response.setHeader('content-type', 'application/json').end('{}');
  });
  const address = `${url}/conversations?x=1&assistant=hotel`;
  await control(base, 'PUT', 'webhook', { url: address });
  const result = await control(base, 'POST', 'inbound', { conversation: chat, author: 'ana', body: 'Is the pool open? 🏊' });
  server.close();

  const attributes = JSON.stringify({ key: 'one' });
  const created = await conversation.messages.create({ author: 'concierge', body: 'Yes', attributes });
  for (const body of ['two', 'three']) await conversation.messages.create({ author: 'concierge', body });
  const newest = await conversation.messages.list({ order: 'desc', pageSize: 2 });
  const participant = await conversation.participants(received.form.ParticipantSid).fetch();
  const webhook = await conversation.webhooks.create({
    target: 'webhook', 'configuration.url': address, 'configuration.method': 'post', 'configuration.filters': ['onMessageAdded'],
  });
  const webhooks = await conversation.webhooks.list();
  const removed = await conversation.webhooks(webhook.sid).remove();
  const refusals = {
    tooLong: await refusal(() => conversation.messages.create({ body: 'x'.repeat(1601) }), describe),
    badAttributes: await refusal(() => conversation.messages.create({ body: 'x', attributes: '{' }), describe),
    badToken: await refusal(() => of(twilio(sid, 'wrong', { httpClient })).messages.create({ body: 'x' }), describe),
  };
  const closed = await conversation.update({ state: 'closed' });
  refusals.closed = await refusal(() => conversation.messages.create({ body: 'x' }), describe);
  refusals.closedAgain = await refusal(() => conversation.update({ state: 'closed' }), describe);
  const { signature, form } = received;
  return {
    status: result.statusCode,
    body: form.Body,
    source: form.Source,
    signed: twilio.validateRequest(token, signature, address, form),
    forged: twilio.validateRequest('wrong', signature, address, form),
    created: [created.index, created.author, created.attributes === attributes, created.dateCreated instanceof Date],
    newest: newest.map(message => message.body),
    participant: [participant.identity, participant.messagingBinding],
    webhooks: webhooks.map(each => each.configuration.url === address),
    removed,
    state: closed.state,
    refusals,
  };
});
