using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Assistants;

public sealed class AssistantCatalogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("assistants-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_address_is_answered_by_the_assistant_that_lists_it_and_any_other_by_the_default()
    {
        WriteGood("flowers", """ "addresses": ["twilio:whatsapp:+14155238886"] """);
        WriteGood("spa", """ "default": true """);
        var catalog = AssistantCatalog.Load(_folder);

        Assert.Equal("flowers", catalog.For(new(new("twilio"), "whatsapp:+14155238886", "whatsapp:+34600")).Name);
        Assert.Equal("spa", catalog.For(new(new("telegram"), "whatsapp:+14155238886", "7")).Name);
        Assert.Equal("spa", catalog.For(new(new("twilio"), "+14155238886", "+34600")).Name);
    }

    [Fact]
    public void An_assistant_is_found_by_its_name_in_any_case()
    {
        WriteGood("flowers");
        var catalog = AssistantCatalog.Load(_folder);

        Assert.Equal("flowers", catalog.Find("Flowers")?.Name);
        Assert.Null(catalog.Find("weeds"));
        Assert.Null(catalog.Find(null));
    }

    [Theory]
    [InlineData("spa", "spa")]
    [InlineData("SPA", "spa")]
    [InlineData(null, "flowers")]
    [InlineData("weeds", "flowers")]
    public void Who_was_asked_for_answers_and_else_whose_address_it_is(string? asked, string answering)
    {
        WriteGood("flowers", """ "addresses": ["twilio:whatsapp:+14155238886"] """);
        WriteGood("spa", """ "default": true """);
        var address = new ConversationAddress(new("twilio"), "whatsapp:+14155238886", "whatsapp:+34600");

        Assert.Equal(answering, AssistantCatalog.Load(_folder).Answering(asked, address).Name);
    }

    [Fact]
    public void Everything_in_the_folder_reaches_the_assistant()
    {
        WriteGood("flowers", """ "addresses": ["line:U1"], "tools": ["order_flowers"], "handoff": true, "disclaimer": "hold" """);
        Write("flowers/knowledge/roses.md", "Roses are red.");
        Write("flowers/routes/order.md", """
            ---
            label: order
            title: Order flowers
            when: The guest wants flowers.
            takes: questions
            commands: { en: [order, i want] }
            tools: [order_flowers]
            knowledge: [roses.md]
            ---
            You sell flowers as {{ title }}. Answer in {{language}}.
            """);

        var flowers = AssistantCatalog.Load(_folder).All.Single();
        var order = flowers.Route("order")!;

        Assert.Equal(("Title of flowers", true, "hold"), (flowers.Title, flowers.HandsOff, flowers.Disclaimer));
        Assert.Equal(new ModelSettings(0.5, 100, 200), flowers.Model);
        Assert.Equal(1000, flowers.TokensPerTurn);
        Assert.Equal(["line:U1"], flowers.Addresses);
        Assert.Equal(["order_flowers"], flowers.Tools);
        Assert.Equal(("Order flowers", "The guest wants flowers.", RouteTakes.Questions), (order.Title, order.When, order.Takes));
        Assert.Equal(["order_flowers"], order.Tools);
        Assert.Equal(["roses.md"], order.Knowledge);
        Assert.Equal(
            "You sell flowers as Title of flowers. Answer in English.",
            order.Prompt!.Render(flowers, GuestProfile.Empty, "en", default));
    }

    [Fact]
    public void A_reply_falls_back_to_the_default_language_and_a_key_that_does_not_exist_is_an_error()
    {
        WriteGood("flowers");
        var flowers = AssistantCatalog.Load(_folder).All.Single();

        Assert.Equal("hold in en", flowers.Reply(ReplyKeys.Hold, "fr"));
        Assert.Equal("hold in en", flowers.Reply(ReplyKeys.Hold, null));
        Assert.Equal("hold in de", flowers.Reply(ReplyKeys.Hold, "de"));
        Assert.Throws<ArgumentException>(() => flowers.Reply("nothing", "en"));
    }

    [Fact]
    public void An_empty_or_missing_folder_is_an_error()
    {
        const string Expected = "assistant.json: is in no sub-folder; copy the folder of at least one assistant here.";

        Assert.Equal([Expected], ErrorsOf(_folder).Errors);
        Assert.Equal([Expected], ErrorsOf(Path.Combine(_folder, "missing")).Errors);
    }

    [Fact]
    public void Assistants_that_fit_alone_but_not_together_are_an_error()
    {
        WriteGood("a", """ "addresses": ["twilio:+1"], "default": true """);
        WriteGood("b", """ "addresses": ["twilio:+1"], "default": true """);

        Assert.Equal(
            [
                "b/assistant.json: addresses: 'twilio:+1' belongs to 'a' already; list it once.",
                "b/assistant.json: default: is true for 'a' too; only one assistant answers addresses nobody lists.",
            ],
            ErrorsOf(_folder).Errors);
    }

    [Fact]
    public void Several_assistants_need_a_default()
    {
        WriteGood("a");
        WriteGood("b");

        Assert.Equal(
            ["assistant.json: default: must be true for the one assistant that answers addresses nobody lists."],
            ErrorsOf(_folder).Errors);
    }

    [Theory]
    [InlineData("{ \"name\": ", "flowers/assistant.json: is no valid JSON; correct line 1.")]
    [InlineData("[]", "flowers/assistant.json: must hold one JSON object.")]
    [InlineData("{ \"name\": \"a\", \"name\": \"b\" }", "flowers/assistant.json: is no valid JSON; name each field once.")]
    [InlineData(
        "{ \"name\": \"\\ud83d\" }",
        "flowers/assistant.json: has an escape that is half a character, such as \\ud83d; write the whole character."
    )]
    [InlineData(
        "{ \"\\udc00\": 1 }",
        "flowers/assistant.json: has an escape that is half a character, such as \\ud83d; write the whole character."
    )]
    public void A_file_that_is_no_JSON_object_is_one_error(string text, string expected)
    {
        Write("flowers/assistant.json", text);

        Assert.Equal([expected], ErrorsOf(_folder).Errors);
    }

    [Theory]
    [InlineData("flowers/assistant.json")]
    [InlineData("flowers/replies.json")]
    [InlineData("flowers/routes/help.md")]
    public void A_file_that_an_editor_saved_in_another_encoding_is_named(string file)
    {
        WriteGood("flowers");
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "ñ", System.Text.Encoding.Latin1);

        Assert.Contains($"{file}: is not written in UTF-8; save it so.", ErrorsOf(_folder).Errors);
    }

    [Fact]
    public void All_errors_are_listed_at_once_each_with_file_field_and_remedy()
    {
        Write("wrong/assistant.json", """
            {
              "name": "right", "languages": ["en", "xx"], "addresses": ["+1"], "default": "yes", "colour": "blue",
              "model": { "temperature": 3, "maxOutputTokens": 1.5, "heat": 1, "reasoningEffort": "hard", "verbosity": 1 }, "tokensPerTurn": 10,
              "tools": "all", "handoff": 1, "disclaimer": 5,
              "profile": [
                { "name": "my age", "kind": "ageGroup", "default": "old", "routes": ["away"],
                  "values": [{ "name": "young", "prompt": "", "fromMonths": 5, "toMonths": 5, "always": { "xx": ["y"] } }] },
                { "name": "size", "kind": "huge" },
                { "name": "count", "kind": "number", "minimum": 1, "maximum": 5, "default": 9 },
                { "name": "areas", "kind": "choices", "values": [], "introduced": {} }
              ]
            }
            """);
        Write("wrong/routes/a.md", "no front matter");
        Write("wrong/routes/b.md", "---\nlabel: [\n---\nPrompt");
        Write("wrong/routes/c.md", """
            ---
            label: c
            takes: everything
            words: { en: [c] }
            needs: { topic: ask, previous: [z], money: yes }
            tools: [dig]
            knowledge: [none.md]
            safetyNote: { reply: medical, words: { en: [] }, money: yes }
            abuse: yes
            always: "true"
            reasoningEffort: Low
            verbosity: [low]
            ---
            Hello {{name}}, {{ profile.count }}, {{profile.shoe}} and {{
            """);
        Write("wrong/routes/d.md", "---\nlabel: c\nwhen: Always.\nreply: help\n---\nBoth");
        Write("wrong/routes/e.md", "---\nlabel: e\nwhen: Never.\ncommands: { en: [] , de: [x] }\n---\n");
        Write(
            "wrong/replies.json",
            """{ "hold": { "en": "" }, "apology": "sorry", "help": { "en": "Help", "de": "Hilfe" }, "joke": {} }"""
        );

        var expected = $$$"""
            The assistants in '{{{_folder}}}' cannot be used (77 errors):
            - wrong/assistant.json: name: must be the name of its folder, 'wrong'.
            - wrong/assistant.json: title: is missing; it must be the name that guests read.
            - wrong/assistant.json: languages: 'xx' is not understood; use en, es, de, fr, pt, it, th.
            - wrong/assistant.json: addresses: '+1' must be a channel, a colon and the address written to, such as twilio:whatsapp:+14155238886.
            - wrong/assistant.json: default: must be true or false.
            - wrong/assistant.json: model.temperature: must be a number from 0 to 2.
            - wrong/assistant.json: model.maxOutputTokens: must be a whole number from 1 to 1000000.
            - wrong/assistant.json: model.historyTokens: is missing; it must be a whole number from 0 to 1000000.
            - wrong/assistant.json: model.reasoningEffort: must be one of none, minimal, low, medium, high, xhigh.
            - wrong/assistant.json: model.verbosity: must be one of low, medium, high.
            - wrong/assistant.json: model.heat: is unknown; remove it or use one of temperature, maxOutputTokens, historyTokens, reasoningEffort, verbosity.
            - wrong/assistant.json: tools: must be a list of tool names.
            - wrong/assistant.json: handoff: must be true or false.
            - wrong/assistant.json: disclaimer: must be the key of a reply.
            - wrong/assistant.json: profile[0].name: must be a name of letters, digits and hyphens.
            - wrong/assistant.json: profile[0].values[0].prompt: must be the words that a prompt uses for it.
            - wrong/assistant.json: profile[0].values[0].always.xx: is unknown; remove it or use one of the assistant's languages (en).
            - wrong/assistant.json: profile[0].values[0].toMonths: must be a whole number from 6 to 1200.
            - wrong/assistant.json: profile[0].default: 'old' is no value of this field; use young.
            - wrong/assistant.json: profile[1].kind: must be one of choice, choices, ageGroup, number, ages, words.
            - wrong/assistant.json: profile[2].default: must be a whole number from 1 to 5.
            - wrong/assistant.json: profile[3].values: must have at least one value.
            - wrong/assistant.json: profile[3].default: must name what holds until the guest chooses.
            - wrong/assistant.json: profile[3].introduced: is unknown; remove it or use one of name, kind, routes, about, lasts, values, default, any.
            - wrong/assistant.json: colour: is unknown; remove it or use one of name, version, title, languages, addresses, default, tokensPerTurn, model, tools, handoff, quotesVoice, reacts, disclaimer, person, profile.
            - wrong/routes/a.md: must begin with YAML front matter between two lines of ---.
            - wrong/routes/b.md: has front matter that is no valid YAML; correct line 3.
            - wrong/routes/c.md: when: is missing; it must be a sentence that says when to choose this route.
            - wrong/routes/c.md: takes: must be greetings, questions or rest.
            - wrong/routes/c.md: safetyNote.words: has none in 'en'; add the words in that language that call for the note.
            - wrong/routes/c.md: safetyNote.money: is unknown; remove it or use one of reply, words, always.
            - wrong/routes/c.md: abuse: must be true or false.
            - wrong/routes/c.md: reasoningEffort: must be one of none, minimal, low, medium, high, xhigh.
            - wrong/routes/c.md: verbosity: must be one of low, medium, high.
            - wrong/routes/c.md: needs.money: is unknown; remove it or use one of topic, previous.
            - wrong/routes/c.md: words: is unknown; remove it or use one of label, needs, title, when, commands, questions, mentions, subjects, takes, reply, tools, knowledge, safetyNote, aside, abuse, always, reasoningEffort, verbosity.
            - wrong/routes/c.md: tools: 'dig' is not allowed in assistant.json; add it there or remove it here.
            - wrong/routes/c.md: knowledge: 'none.md' is not in the knowledge folder; add it there or remove it here.
            - wrong/routes/c.md: '{{name}}' is no placeholder; use one of language, title, now, profile.my age, profile.count.
            - wrong/routes/c.md: '{{profile.shoe}}' is no placeholder; use one of language, title, now, profile.my age, profile.count.
            - wrong/routes/c.md: '{{' has no '}}' after it; close the placeholder.
            - wrong/routes/d.md: reply: is the whole answer; remove it or the prompt below the front matter.
            - wrong/routes/e.md: commands.de: is unknown; remove it or use one of the assistant's languages (en).
            - wrong/routes/e.md: must have a prompt below the front matter, or a reply in it.
            - wrong/routes/c.md: label: 'c' names another route too; give each its own.
            - wrong/routes/c.md: needs.previous: 'z' is no route; use c, e.
            - wrong/routes/d.md: label: 'c' names another route too; give each its own.
            - wrong/routes: must have exactly one route with 'takes: rest' for whatever no other route takes.
            - wrong/assistant.json: profile: 'my age' is read on the route 'away', which does not exist; use c, e.
            - wrong/replies.json: hold.en: must be the reply in that language.
            - wrong/replies.json: apology: must be an object of texts by language.
            - wrong/replies.json: stopped: is missing; it must be an object of texts by language.
            - wrong/replies.json: resumed: is missing; it must be an object of texts by language.
            - wrong/replies.json: reset: is missing; it must be an object of texts by language.
            - wrong/replies.json: forgotten: is missing; it must be an object of texts by language.
            - wrong/replies.json: help.de: is unknown; remove it or use one of the assistant's languages (en).
            - wrong/replies.json: refused: is missing; it must be an object of texts by language.
            - wrong/replies.json: slowed: is missing; it must be an object of texts by language.
            - wrong/replies.json: budget.day: is missing; it must be an object of texts by language.
            - wrong/replies.json: budget.turn: is missing; it must be an object of texts by language.
            - wrong/replies.json: cutShort: is missing; it must be an object of texts by language.
            - wrong/replies.json: empty: is missing; it must be an object of texts by language.
            - wrong/replies.json: file.gone: is missing; it must be an object of texts by language.
            - wrong/replies.json: file.tooLarge: is missing; it must be an object of texts by language.
            - wrong/replies.json: file.unreadable: is missing; it must be an object of texts by language.
            - wrong/replies.json: voice.unclear: is missing; it must be an object of texts by language.
            - wrong/replies.json: cannotCarry.voice: is missing; it must be an object of texts by language.
            - wrong/replies.json: cannotCarry.picture: is missing; it must be an object of texts by language.
            - wrong/replies.json: cannotCarry.video: is missing; it must be an object of texts by language.
            - wrong/replies.json: cannotCarry.document: is missing; it must be an object of texts by language.
            - wrong/replies.json: cannotCarry.sticker: is missing; it must be an object of texts by language.
            - wrong/replies.json: cannotCarry.location: is missing; it must be an object of texts by language.
            - wrong/replies.json: cannotCarry.contact: is missing; it must be an object of texts by language.
            - wrong/replies.json: cannotCarry.other: is missing; it must be an object of texts by language.
            - wrong/replies.json: ask: is missing; it must be an object of texts by language.
            - wrong/replies.json: medical: is missing; it must be an object of texts by language.
            - wrong/replies.json: joke: is unknown; remove it or use a key that the concierge, assistant.json or a route uses.
            """;
        Assert.Equal(expected, ErrorsOf(_folder).Message);
    }

    [Fact]
    public void A_tool_that_does_not_exist_is_named_with_those_that_do()
    {
        WriteGood("flowers", "\"tools\": [\"water\", \"sing\"]");

        var error = Assert.Throws<AssistantDataException>(() => AssistantCatalog.Load(_folder, ["water", "prune"]));

        Assert.Contains("flowers/assistant.json: tools: 'sing' is no tool; use prune, water", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'water'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void How_much_a_model_thinks_and_says_is_a_routes_own_and_else_its_assistants()
    {
        WriteGood("flowers");
        var path = Path.Combine(_folder, "flowers/assistant.json");
        File.WriteAllText(
            path,
            File.ReadAllText(path)
                .Replace(
                    "\"historyTokens\": 200",
                    "\"historyTokens\": 200, \"reasoningEffort\": \"xhigh\", \"verbosity\": \"low\"",
                    StringComparison.Ordinal));
        Write(
            "flowers/routes/order.md",
            "---\nlabel: order\nwhen: The guest wants flowers.\nreasoningEffort: none\n---\nYou sell flowers.");

        var flowers = AssistantCatalog.Load(_folder).All.Single();

        Assert.Equal(new ModelEffort(EffortLevel.XHigh, VerbosityLevel.Low), flowers.Model.Effort);
        Assert.Equal(new ModelEffort(EffortLevel.None, VerbosityLevel.Low), flowers.Route("order")!.Effort.Over(flowers.Model.Effort));
        Assert.Equal(flowers.Model.Effort, flowers.Route("rest")!.Effort.Over(flowers.Model.Effort));
    }

    [Fact]
    public void A_fixed_reply_takes_no_thought()
    {
        WriteGood("flowers");
        Write("flowers/routes/thanks.md", "---\nlabel: thanks\nwhen: The guest thanks.\nreply: help\nverbosity: low\n---\n");

        Assert.Contains(
            "flowers/routes/thanks.md: reply: is the whole answer, for which no model thinks; remove it, or reasoningEffort and verbosity.",
            ErrorsOf(_folder).Errors);
    }

    private static AssistantDataException ErrorsOf(string folder) =>
        Assert.Throws<AssistantDataException>(() => AssistantCatalog.Load(folder));

    private void WriteGood(string name, string more = "")
    {
        Write($"{name}/assistant.json", $$"""
            {
              "name": "{{name}}", "title": "Title of {{name}}", "languages": ["en", "de"], "tokensPerTurn": 1000,
              "model": { "temperature": 0.5, "maxOutputTokens": 100, "historyTokens": 200 }{{(more.Length > 0 ? "," : "")}}
              {{more}}
            }
            """);
        Write($"{name}/routes/rest.md", "---\nlabel: rest\nwhen: Always.\ntakes: rest\nreply: help\n---\n");
        var replies = new JsonObject(ReplyKeys.Required.Select(key => KeyValuePair.Create<string, JsonNode?>(
            key, new JsonObject { ["en"] = $"{key} in en", ["de"] = $"{key} in de" })));
        Write($"{name}/replies.json", replies.ToJsonString());
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
