# OdooRPC, which speaks JSON-RPC, on the simulated Odoo. Arguments: the simulator's port, the database, the user, the key.
import json
import sys

import odoorpc

port, database, user, key = sys.argv[1:]


def refusal(call):
    try:
        call()
        return None
    except odoorpc.error.RPCError as error:
        return [error.info["data"]["name"] if error.info else "", str(error)]


odoo = odoorpc.ODOO("127.0.0.1", port=int(port))
wrong = refusal(lambda: odoo.login(database, user, "wrong"))
odoo.login(database, user, key)
partners = odoo.env["res.partner"]
anong = partners.create({"name": "Anong", "email": "anong@home.example"})
partners.write([anong], {"phone": "+66812345678"})
record = partners.browse(anong)
products = odoo.env["product.product"]
gloves = products.create({"name": "Gloves", "list_price": 12.5, "default_code": "GLV"})
table = ["id", "move_type", "partner_id/.id", "invoice_line_ids/product_id/.id", "invoice_line_ids/quantity"]
rows = [["hc_1", "out_invoice", str(anong), str(gloves), "3"], ["", "", "", str(gloves), "2"]]
context = {"mode": "update", "noupdate": True}
moves = odoo.env["account.move"]
first = odoo.execute_kw("account.move", "load", [table, rows], {"context": context})
again = odoo.execute_kw("account.move", "load", [table, rows], {"context": context})
plain = odoo.execute_kw("account.move", "load", [table, rows], {})
move = moves.browse(first["ids"][0])
bad = odoo.execute_kw("account.move", "load", [table, [["hc_2", "out_invoice", "999", "999", "x"]]], {})
seen = {
    "version": odoo.version,
    "partner": [record.name, record.phone, record.country_id.id if record.country_id else False],
    "loaded": [first["ids"] == again["ids"] == plain["ids"], first["messages"], len(moves.search([]))],
    "lines": len(move.invoice_line_ids),
    "total": move.amount_total,
    "bad": [bad["ids"], [message["field"] for message in bad["messages"]]],
    "count": partners.search_count(["|", ("name", "=ilike", "an_ng"), ("name", "ilike", "nobody")]),
    "refusals": {
        "key": wrong,
        "field": refusal(lambda: partners.search_read([], ["no_field"])),
        "private": refusal(lambda: odoo.execute("res.partner", "_search", [])),
        "model": refusal(lambda: odoo.execute("no.model", "search", [])),
        "value": refusal(lambda: partners.create({"name": "Bee", "lang": "xx_XX"})),
        "required": refusal(lambda: partners.create({"email": "bee@home.example"})),
    },
}
print(json.dumps(seen, ensure_ascii=False))
