// grammY as a bot on the simulated Telegram. Arguments: the simulator's address, the bot's token, a guest's id.
const { Bot, InlineKeyboard, InputFile, GrammyError, webhookCallback } = require('grammy');
const { listen, control, refusal, run } = require('./world.cjs');

const [base, token, guestId] = process.argv.slice(2);
const guest = Number(guestId);
const describe = error => ({ own: error instanceof GrammyError, code: error.error_code, description: error.description });

run(async () => {
  const bot = new Bot(token, { client: { apiRoot: base } });
  const seen = [];
  bot.command('start', async ctx => {
    const reply = await ctx.reply('<a href="https://hotel.example">Hotel</a>: which?', {
      parse_mode: 'HTML',
      reply_markup: new InlineKeyboard().text('Spa', 'spa').text('Pool', 'pool').row().url('Map', 'https://maps.example/hotel'),
    });
    seen.push({ command: ctx.match, from: ctx.from.id, reply: { text: reply.text, entities: reply.entities, rows: reply.reply_markup.inline_keyboard.map(row => row.length), bot: reply.from.username } });
  });
  bot.callbackQuery('pool', async ctx => {
    await ctx.answerCallbackQuery();
    await ctx.editMessageReplyMarkup();
    seen.push({ tapped: ctx.callbackQuery.data, entities: ctx.callbackQuery.message.entities });
  });
  bot.on('edited_message:text', ctx => { seen.push({ edited: ctx.msg.text, at: typeof ctx.msg.edit_date }); });
  bot.on('my_chat_member', ctx => { seen.push({ left: ctx.myChatMember.new_chat_member.status, was: ctx.myChatMember.old_chat_member.status }); });

  const { server, url } = await listen(webhookCallback(bot, 'http', { secretToken: 'of-grammy' }));
  await bot.init();
  await bot.api.setWebhook(`${url}/grammy`, { secret_token: 'of-grammy' });
  const results = [];
  for (const action of [{ text: '/start spa' }, { tap: 'pool' }, { editedText: 'I meant the spa' }, { block: true }]) {
    results.push(await control(base, 'POST', 'inbound', { chat: guest, ...action }));
  }

  const blocked = await refusal(() => bot.api.sendMessage(guest, 'still there?'), describe);
  await control(base, 'POST', 'inbound', { chat: guest, block: false });
  const file = await bot.api.sendDocument(guest, new InputFile(Buffer.from('menu'), 'Menu.txt'), { caption: 'Today' });
  const { file_path: path, file_size: size } = await bot.api.getFile(file.document.file_id);
  const downloaded = await (await fetch(`${base}/file/bot${token}/${path}`)).text();
  const venue = await bot.api.sendVenue(guest, 36.34, -6.16, 'Spa', 'Beach 1');
  await bot.api.sendChatAction(guest, 'typing');

  const refusals = {
    blocked,
    tap: await refusal(() => bot.api.answerCallbackQuery('5'), describe),
    data: await refusal(() => bot.api.sendMessage(guest, 'x', { reply_markup: new InlineKeyboard().text('A', 'x'.repeat(65)) }), describe),
    photo: await refusal(() => bot.api.sendPhoto(guest, new InputFile(Buffer.from('no picture'), 'a.png')), describe),
    file: await refusal(() => bot.api.getFile('nothing'), describe),
    http: await refusal(() => bot.api.setWebhook('http://hotel.example/grammy'), describe),
  };
  const info = await bot.api.getWebhookInfo();
  server.close();
  return { me: bot.botInfo, seen, refusals, info, statuses: results.map(result => result.statusCode), venue: [venue.venue.title, venue.location.latitude], file: { size, downloaded, caption: file.caption } };
});
