// LINE's own library as a bot on the simulated LINE. Arguments: the simulator's address, the access token, the channel's secret, a guest's id.
const { messagingApi, middleware, validateSignature, HTTPFetchError } = require('@line/bot-sdk');
const { listen, control, refusal, run } = require('./world.cjs');

const [baseURL, channelAccessToken, channelSecret, guest] = process.argv.slice(2);
const describe = error => ({ own: error instanceof HTTPFetchError, status: error.status, message: JSON.parse(error.body).message });

run(async () => {
  const client = new messagingApi.MessagingApiClient({ channelAccessToken, baseURL });
  const blobs = new messagingApi.MessagingApiBlobClient({ channelAccessToken, baseURL });
  const check = middleware({ channelSecret });
  const events = [];
  const { server, url } = await listen((request, response) => check(request, response, error => {
    events.push(...(error ? [{ type: 'forged' }] : request.body.events));
    response.writeHead(error ? 403 : 200).end();
  }));

  await client.setWebhookEndpoint({ endpoint: url });
  const tried = await client.testWebhookEndpoint({ endpoint: url });
  const results = [];
  for (const action of [{ text: 'Is the pool open?' }, { follow: true, isUnblocked: true }, { unsend: '468' }]) {
    results.push(await control(baseURL, 'POST', 'inbound', { from: guest, ...action }));
  }

  const forged = await fetch(url, { method: 'POST', headers: { 'x-line-signature': 'x'.repeat(44) }, body: '{}' });
  const quickReply = { items: [{ type: 'action', action: { type: 'postback', label: 'At ten', data: 'slot-1', displayText: 'At ten' } }] };
  const replied = await client.replyMessage({
    replyToken: events[0].replyToken,
    messages: [{ type: 'text', text: 'Which?' }, { type: 'text', text: 'At what time?', quickReply }],
  });
  results.push(await control(baseURL, 'POST', 'inbound', { from: guest, tap: 'At ten' }));

  const key = '123e4567-e89b-12d3-a456-426614174000';
  const push = () => client.pushMessage({ to: guest, messages: [{ type: 'text', text: 'Booked' }] }, key);
  const pushed = await push();
  const again = await refusal(push, error => ({ status: error.status, ids: JSON.parse(error.body).sentMessages.map(message => message.id) }));
  const { id } = await control(baseURL, 'POST', 'files', { contentType: 'text/plain', bytes: Buffer.from('menu').toString('base64'), preparing: 1 });
  const preparing = await blobs.getMessageContentTranscodingByMessageId(id);
  const prepared = await blobs.getMessageContentTranscodingByMessageId(id);
  let content = '';
  for await (const part of await blobs.getMessageContent(id)) content += part;
  await client.showLoadingAnimation({ chatId: guest, loadingSeconds: 5 });

  const seen = {
    tried: tried.success,
    events: events.map(event => ({ type: event.type, mode: event.mode, own: event.source?.userId === guest, text: event.message?.text, data: event.postback?.data, unblocked: event.follow?.isUnblocked })),
    statuses: [...results.map(result => result.statusCode), forged.status],
    replied: replied.sentMessages.length,
    once: again.status === 409 && again.ids.join() === pushed.sentMessages.map(message => message.id).join(),
    file: [preparing.status, prepared.status, content],
    endpoint: (await client.getWebhookEndpoint()).endpoint === url,
    user: (await client.getBotInfo()).userId.length,
    quota: [(await client.getMessageQuota()).type, (await client.getMessageQuotaConsumption()).totalUsage],
    signed: validateSignature('{}', channelSecret, require('node:crypto').createHmac('sha256', channelSecret).update('{}').digest('base64')),
    refusals: {
      token: await refusal(() => client.replyMessage({ replyToken: events[0].replyToken, messages: [{ type: 'text', text: 'x' }] }), describe),
      long: await refusal(() => client.pushMessage({ to: guest, messages: [{ type: 'text', text: 'x'.repeat(5001) }] }), describe),
      stranger: await refusal(() => client.pushMessage({ to: 'nobody', messages: [{ type: 'text', text: 'x' }] }), describe),
      wrongToken: await refusal(() => new messagingApi.MessagingApiClient({ channelAccessToken: 'wrong', baseURL }).getBotInfo(), describe),
    },
  };
  server.close();
  return seen;
});
