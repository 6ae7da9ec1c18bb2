using System.Text.Json.Nodes;
using HotelConcierge.Embedded.Model;

namespace HotelConcierge.Tests.Embedded.Model;

public sealed class ContentReaderTests : IDisposable
{
    private readonly string _assistants = Directory.CreateTempSubdirectory("embedded-").FullName;

    public ContentReaderTests()
    {
        var shipped = Path.Combine(Demo.Folder, "early-years", "model");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private string Folder => Path.Combine(_assistants, "early-years", "model");

    public void Dispose() => Directory.Delete(_assistants, recursive: true);

    [Fact]
    public void A_file_in_another_encoding_and_one_with_half_a_character_are_named()
    {
        File.WriteAllText(Path.Combine(Folder, "activities.es.json"), "{\"niño\": 1}", System.Text.Encoding.Latin1);
        File.WriteAllText(Path.Combine(Folder, "phrases.fr.json"), """{"greeting": "\ud83d"}""");

        var errors = ReadErrors();

        Assert.Contains("early-years/model/activities.es.json: is not written in UTF-8; save it so.", errors);
        Assert.Contains(
            @"early-years/model/phrases.fr.json: has an escape that is half a character, such as \ud83d; write the whole character.",
            errors);
    }

    [Fact]
    public void All_mistakes_are_told_at_once_with_file_and_field()
    {
        Change("activities.json", root =>
        {
            root["games"]![0]!["place"] = "attic";
            root["games"]![1]!["areas"]![0] = "alchemy";
            root["assumed"]!["age"] = "9-10";
            root["assumed"]!["count"] = 11;
        });
        Change("activities.en.json", root =>
        {
            root["what-if"]!["ages"]!.AsObject().Remove("3-4");
            root["what-if"]!["name"] = root["treasure-basket"]!["name"]!.GetValue<string>();
            root["treasure-basket"]!["description"] = new JsonArray("One sentence without the topic.");
            root["box-builders"]!["say"] = "{nobody} knows";
            root["stray"] = new JsonObject();
        });
        Change("explanations.de.json", root => root.AsObject().Remove("rain"));
        Change("phrases.fr.json", root =>
        {
            root["sentences"]!["unknownTopic"] = "Je ne sais pas.";
            root["understand"]!["cardinals"]!["deux"] = new JsonArray("deux");
            root["labels"]!["say"] = 7;
        });
        File.WriteAllText(Path.Combine(Folder, "activities.th.json"), "{\n  oops");
        File.Delete(Path.Combine(Folder, "explanations.es.json"));

        var errors = ReadErrors();

        string[] expected =
        [
            "early-years/model/activities.json: games[0].place must be indoors, outdoors or either.",
            "early-years/model/activities.json: games[1].areas[0] must be one of communication-and-language,",
            "early-years/model/activities.json: assumed.age must be one of ages.",
            "early-years/model/activities.json: assumed.count must be a whole number from 1 to 10.",
            "early-years/model/activities.en.json: what-if.ages.3-4 is missing; add it.",
            "early-years/model/activities.en.json: the file must give treasure-basket and what-if different names.",
            "early-years/model/activities.en.json: treasure-basket.description must hold two or three sentences.",
            "early-years/model/activities.en.json: treasure-basket.description must name {topic}.",
            "early-years/model/activities.en.json: box-builders.say may have the slot {topic} and no other.",
            "early-years/model/activities.en.json: stray is not an activity of activities.json; remove it or add stray there.",
            "early-years/model/phrases.fr.json: sentences.unknownTopic must have the slots topic and no other.",
            "early-years/model/phrases.fr.json: understand.cardinals.deux must be named by a number in digits.",
            "early-years/model/phrases.fr.json: labels.say must be a text that is not empty.",
            "early-years/model/activities.th.json: is not valid JSON; correct it near line 2.",
            "early-years/model/explanations.es.json: the file is missing; add it.",
            "early-years/model/explanations.de.json: lacks rain, which another language has; add it.",
        ];
        Assert.All(expected, line => Assert.Contains(errors, error => error.StartsWith(line, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, errors.Count);
    }

    [Fact]
    public void A_pool_too_small_for_a_profile_is_refused()
    {
        Change("activities.json", root =>
        {
            foreach (var game in root["games"]!.AsArray().Where(game => game!["place"]!.GetValue<string>() is "outdoors"))
                game!["ages"]!.AsArray().RemoveAt(0);
            root["games"]![0]!["ages"]!.AsArray().RemoveAt(0);
        });

        Assert.Equal(
            ["early-years/model/activities.json: games must have at least 10 activities for age 0-3, place Outdoors; it has 9."],
            ReadErrors(),
            StringComparer.Ordinal);
    }

    [Fact]
    public void A_missing_folder_of_the_demo_is_refused()
    {
        var missing = Path.Combine(_assistants, "nowhere");

        var exception = Assert.Throws<EmbeddedContentException>(() => new EmbeddedModel(missing, options: null, TimeProvider.System));

        Assert.Contains("does not exist; it belongs beside the program", exception.Message, StringComparison.Ordinal);
    }

    private void Change(string file, Action<JsonNode> change)
    {
        var path = Path.Combine(Folder, file);
        var root = JsonNode.Parse(File.ReadAllText(path))!;
        change(root);
        File.WriteAllText(path, root.ToJsonString());
    }

    private IReadOnlyList<string> ReadErrors()
    {
        using var model = new EmbeddedModel(_assistants, options: null, TimeProvider.System);
        return Assert.Throws<EmbeddedContentException>(model.ReadContent).Errors;
    }
}
