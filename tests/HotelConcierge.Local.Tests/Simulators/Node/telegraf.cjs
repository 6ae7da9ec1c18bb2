// telegraf as a bot on the simulated Telegram. Arguments: the simulator's address, the bot's token, a guest's id.
const { Telegraf, Markup, TelegramError } = require('telegraf');
const { listen, control, refusal, run } = require('./world.cjs');

const [base, token, guestId] = process.argv.slice(2);
const guest = Number(guestId);
const describe = error => ({ own: error instanceof TelegramError, code: error.code, description: error.description });

run(async () => {
  const bot = new Telegraf(token, { telegram: { apiRoot: base } });
  const seen = [];
  bot.start(ctx => {
    seen.push({ command: ctx.message.text, from: ctx.from.first_name, payload: ctx.payload });
    return ctx.replyWithHTML('<b>Welcome</b> to the hotel', Markup.inlineKeyboard([Markup.button.callback('Book', 'book:spa')]));
  });
  bot.action('book:spa', async ctx => {
    seen.push({ tapped: ctx.match[0], on: ctx.callbackQuery.message.text, by: ctx.callbackQuery.message.from.is_bot });
    await ctx.answerCbQuery();
    await ctx.editMessageText('Booked');
  });

  const { server, url } = await listen(bot.webhookCallback('/telegraf', { secretToken: 'of-telegraf' }));
  await bot.telegram.setWebhook(`${url}/telegraf`, { secret_token: 'of-telegraf', allowed_updates: ['message', 'callback_query'] });
  const info = await bot.telegram.getWebhookInfo();
  const started = await control(base, 'POST', 'inbound', { chat: guest, text: '/start room-12', name: 'Ana' });
  const tapped = await control(base, 'POST', 'inbound', { chat: guest, tap: 'book:spa', name: 'Ana' });

  const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAASwAAADIAAAAAA==', 'base64');
  const photo = await bot.telegram.sendPhoto(guest, { source: picture, filename: 'key.png' }, { caption: '<i>Your key</i>', parse_mode: 'HTML' });
  const link = await bot.telegram.getFileLink(photo.photo.at(-1).file_id);
  const downloaded = Buffer.from(await (await fetch(link)).arrayBuffer());
  const document = await bot.telegram.sendDocument(guest, { source: Buffer.from('menu'), filename: 'Menu.pdf' });

  const refusals = {
    stranger: await refusal(() => bot.telegram.sendMessage(5, 'hi'), describe),
    broken: await refusal(() => bot.telegram.sendMessage(guest, '1 < 2', { parse_mode: 'HTML' }), describe),
    empty: await refusal(() => bot.telegram.sendMessage(guest, ''), describe),
    long: await refusal(() => bot.telegram.sendMessage(guest, 'x'.repeat(4097)), describe),
    wrongToken: await refusal(() => new Telegraf('1:wrong', { telegram: { apiRoot: base } }).telegram.getMe(), describe),
    secret: await refusal(() => bot.telegram.setWebhook(`${url}/telegraf`, { secret_token: 'not allowed!' }), describe),
    noMethod: await refusal(() => bot.telegram.callApi('sendTelegram', {}), describe),
  };
  const me = await bot.telegram.getMe();
  const deleted = await bot.telegram.deleteWebhook();
  server.close();
  return {
    me, info, seen, refusals, deleted,
    statuses: [started.statusCode, tapped.statusCode],
    photo: { sizes: photo.photo.map(size => [size.width, size.height]), caption: photo.caption, entities: photo.caption_entities, same: downloaded.equals(picture) },
    document: { name: document.document.file_name, size: document.document.file_size },
  };
});
