using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Embedded.Model;
using HotelConcierge.Model;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Embedded.Model;

/// <summary>A conversation with the embedded model on the assistants' real data.</summary>
internal static class Demo
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "demo");

    public static EmbeddedModel Model { get; } = new(Folder, options: null, TimeProvider.System);

    /// <summary>The data as the model read it.</summary>
    public static EmbeddedContent Content { get; } = ReadContent();

    public static ImmutableArray<string> Languages { get; } = ["de", "en", "es", "fr", "th"];

    public static GuestProfile Profile(params (string Field, string Value)[] values) =>
        GuestProfile.Empty with
        {
            Values = GuestProfile.Empty.Values.AddRange(values.Select(value => KeyValuePair.Create(value.Field, value.Value))),
        };

    public static Task<ChatResponse> AskAsync(ModelBrief brief, IEnumerable<ChatMessage> messages, params AITool[] tools)
    {
        var options = new ChatOptions { Tools = tools };
        brief.AttachTo(options);
        return Model.GetResponseAsync(messages, options);
    }

    /// <summary>Which route the model chooses for a message.</summary>
    public static async Task<string> RouteAsync(string said, string language = "en", RoutingMemory? before = null)
    {
        var brief = new ModelBrief("early-years", "help", language, said, GuestProfile.Empty)
        {
            IsRouting = true,
            Before = before ?? RoutingMemory.Empty,
        };
        return (await AskAsync(brief, [new(ChatRole.User, said)])).Text;
    }

    public static async Task<string> AnswerAsync(
        string route, string topic, string language = "en", GuestProfile? profile = null, params ChatMessage[] messages) =>
        (await AskAsync(new ModelBrief("early-years", route, language, topic, profile ?? GuestProfile.Empty), messages)).Text;

    /// <summary>Lets the guest go on from what the assistant said before.</summary>
    public static Task<string> FollowUpAsync(
        string said,
        string topic,
        string language = "en",
        GuestProfile? profile = null,
        params string[] before
    ) =>
        AnswerAsync(
            "follow-up",
            topic,
            language,
            profile,
            [.. before.Select(text => new ChatMessage(ChatRole.Assistant, text)), new ChatMessage(ChatRole.User, said)]);

    private static EmbeddedContent ReadContent()
    {
        var errors = new List<string>();
        var content = new ContentReader(Path.Combine(Folder, "early-years", "model"), errors).Read();
        Assert.Empty(errors);
        return content;
    }
}
