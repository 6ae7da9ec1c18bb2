// odoo-await, which speaks XML-RPC, on the simulated Odoo. Arguments: the simulator's address, the database, the user, the key.
const OdooAwait = require('odoo-await');
const { refusal, run } = require('./world.cjs');

const [baseUrl, db, username, password] = process.argv.slice(2);
const describe = error => ({ code: error.faultCode, says: error.faultString ?? error });

run(async () => {
  const odoo = new OdooAwait({ baseUrl, db, username, password });
  const uid = await odoo.connect();
  const id = await odoo.create('res.partner', { name: 'Anong', email: 'anong@home.example' }, 'anong_1', 'shop');
  await odoo.update('res.partner', id, { phone: '+66812345678' });
  const found = await odoo.searchRead('res.partner', { email: 'anong@home.example' }, ['name', 'phone', 'country_id'], { order: 'id desc', limit: 5 });
  const gloves = await odoo.create('product.product', { name: 'Gloves', list_price: 12.5, default_code: 'GLV' });
  const move = await odoo.create('account.move', {
    move_type: 'out_invoice',
    partner_id: id,
    invoice_line_ids: { action: 'create', value: [{ product_id: gloves, quantity: 3 }] },
  });
  const [draft] = await odoo.read('account.move', [move], ['state', 'name', 'amount_total', 'partner_id', 'invoice_line_ids']);
  await odoo.action('account.move', 'action_post', [move]).catch(() => {});
  const [posted] = await odoo.read('account.move', [move], ['state']);
  const seen = {
    uid,
    found: found.map(({ name, phone, country_id }) => [name, phone, country_id]),
    external: (await odoo.readByExternalId('anong_1', ['name'])).name,
    draft: [draft.state, draft.name, draft.amount_total, draft.partner_id[1], draft.invoice_line_ids.length],
    posted: posted.state,
    ored: await odoo.search('res.partner', ['|', ['name', '=', 'Anong'], ['name', '=', 'Nobody']]),
    fields: Object.keys(await odoo.getFields('res.lang', ['type'])).includes('code'),
    refusals: {
      field: await refusal(() => odoo.searchRead('res.partner', [['no_field', '=', 1]], ['name']), describe),
      model: await refusal(() => odoo.searchRead('no.model', [], ['name']), describe),
      method: await refusal(() => odoo.action('res.partner', 'no_method', [id]), describe),
      gone: await refusal(() => odoo.read('res.partner', [9999], ['name']), describe),
      nothing: await refusal(() => odoo.action('account.move', 'button_cancel', [move]), describe),
      key: await refusal(() => new OdooAwait({ baseUrl, db, username, password: 'wrong' }).connect(), describe),
    },
  };
  await odoo.delete('res.partner', await odoo.create('res.partner', { name: 'Gone' }));
  return seen;
});
