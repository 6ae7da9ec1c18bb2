using HotelConcierge.Assistants;
using HotelConcierge.Tests.Turns;

namespace HotelConcierge.Tests.Assistants;

/// <summary>An assistant is a folder: put beside those that ship, it answers its guests, and they go on as they were.</summary>
public sealed class ToyAssistantTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("concierge-toys-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Its_guest_is_answered_from_its_own_documents_by_its_own_prompt()
    {
        using var world = Open();
        var question = new Dictionary<string, object?>(StringComparer.Ordinal) { ["question"] = "When is breakfast served?" };
        world.Model
            .Calls("hotel_information", question)
            .Says("From seven to eight, on the landing (The house).");

        Assert.Equal("From seven to eight, on the landing (The house).", await world.SayAsync("When is breakfast served?"));

        Assert.StartsWith("You are the assistant of The Dolls' House,", world.Model.Shown[0][0].Text, StringComparison.Ordinal);
        Assert.Equal(["hotel_information"], world.Model.Options[0]!.Tools!.Select(tool => tool.Name));
        var documents = world
            .Model.Shown[1][^1]
            .Contents.OfType<Microsoft.Extensions.AI.FunctionResultContent>()
            .Single()
            .Result?.ToString();
        Assert.Contains("on plates the size of a button", documents, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_own_words_are_said_in_the_guests_language()
    {
        using var world = Open();

        Assert.Equal("We only know about our small house.", await world.SayAsync("flibbertigibbet"));
        Assert.Contains("¿cuándo es el desayuno?", await world.SayAsync("ayuda"), StringComparison.Ordinal);
    }

    [Fact]
    public void Those_that_ship_answer_as_before()
    {
        using var world = Open();
        var catalog = AssistantCatalog.Load(_folder.FullName);

        Assert.Equal(["dolls-house", "early-years", "hotel", "shop"], catalog.All.Select(assistant => assistant.Name));
        Assert.Equal("hotel", catalog.For(new(new("twilio"), "whatsapp:+12025550143", "whatsapp:+34600000000")).Name);
        Assert.Equal("early-years", catalog.For(new(new("telegram"), "bot", "7")).Name);
    }

    /// <summary>A deployment with the assistants that ship and the toy, whose address guests of a <see cref="TurnWorld"/> write to.</summary>
    private TurnWorld Open()
    {
        foreach (var folder in (string[])[Shipped.Folder, Toys.Folder])
        {
            foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(_folder.FullName, Path.GetRelativePath(folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        return TurnWorld.Of(_folder.FullName);
    }
}
