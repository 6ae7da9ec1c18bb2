// OpenAI's own library as the client of the simulated OpenAI. Arguments: the endpoint, the key, and a model.
const { OpenAI } = require('openai');
const { refusal, run } = require('./world.cjs');

const [baseURL, apiKey, model] = process.argv.slice(2);
const describe = error => ({ kind: error.constructor.name, status: error.status, code: error.code ?? null, type: error.type ?? null, message: error.message });

run(async () => {
  const client = new OpenAI({ apiKey, baseURL, maxRetries: 0 });
  const messages = [{ role: 'user', content: 'Is the pool open?' }];
  const tools = [{
    type: 'function',
    function: {
      name: 'find_spa_slots',
      description: 'Finds free times.',
      parameters: { type: 'object', properties: { day: { type: 'string' } }, required: ['day'], additionalProperties: false },
    },
  }];

  const said = await client.chat.completions.create({ model, messages });
  const called = await client.chat.completions.create({ model, messages, tools });
  const call = called.choices[0].message.tool_calls[0];
  const answered = await client.chat.completions.create({
    model, tools, messages: [...messages, called.choices[0].message, { role: 'tool', tool_call_id: call.id, content: '10:00' }],
  });

  let streamed = '';
  let finish;
  for await (const chunk of await client.chat.completions.create({ model, messages, stream: true })) {
    streamed += chunk.choices[0]?.delta?.content ?? '';
    finish = chunk.choices[0]?.finish_reason ?? finish;
  }

  const embedded = await client.embeddings.create({ model: 'text-embedding-simulated', input: ['pool', 'spa'] });
  const garbled = await fetch(`${baseURL}/chat/completions`, {
    method: 'POST', headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }, body: '{"model":',
  });
  return {
    said: { text: said.choices[0].message.content, finish: said.choices[0].finish_reason, object: said.object, tokens: said.usage.total_tokens > 0 },
    called: { type: call.type, name: call.function.name, day: JSON.parse(call.function.arguments).day, finish: called.choices[0].finish_reason },
    answered: answered.choices[0].message.content,
    streamed: { text: streamed, finish },
    embedded: embedded.data.map(item => [item.index, item.embedding.length, Number.isFinite(item.embedding[0])]),
    garbled: { status: garbled.status, type: (await garbled.json()).error.type },
    refusals: {
      key: await refusal(() => new OpenAI({ apiKey: 'wrong', baseURL, maxRetries: 0 }).chat.completions.create({ model, messages }), describe),
      empty: await refusal(() => client.chat.completions.create({ model, messages: [] }), describe),
      orphan: await refusal(() => client.chat.completions.create({ model, messages: [...messages, { role: 'tool', tool_call_id: 'call_1', content: 'x' }] }), describe),
      model: await refusal(() => client.models.retrieve('no-such-model'), describe),
      busy: await refusal(() => client.chat.completions.create({ model, messages }), describe),
    },
  };
});
