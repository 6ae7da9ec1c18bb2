using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Tools;

namespace HotelConcierge.Turns;

/// <summary>
/// Understands what a guest wants: by the assistant's rules, but what they choose from an offered list goes to the route that
/// takes choices, whatever else the words could mean.
/// </summary>
public sealed class GuestWishes(ToolCatalog tools)
{
    internal Task<Understanding> ReadAsync(
        TurnStart turn,
        ConversationAddress address,
        Assistant assistant,
        GuestRecord guest,
        GuestBurst burst,
        CancellationToken cancellationToken)
    {
        // As the tool of the list would be told of it.
        var words = new ToolCall("", turn.Conversation, assistant, [])
        {
            Turn = turn.TurnId,
            Address = address,
            GuestName = burst.GuestName,
            Heard = burst.Text,
            Tapped = burst.Tapped,
            Language = guest.Profile.Language ?? assistant.DefaultLanguage,
        };
        var understood = AssistantReader.Read(assistant, burst.Text, guest.Profile, guest.Memory);
        return ChooseAsync(words, understood, guest.Profile, cancellationToken);
    }

    /// <param name="understood">What the words mean when they choose nothing.</param>
    private async Task<Understanding> ChooseAsync(
        ToolCall words, Understanding understood, GuestProfile profile, CancellationToken cancellationToken)
    {
        var assistant = words.Assistant;
        if (assistant.Routes.FirstOrDefault(route => route.Takes is RouteTakes.Choices) is not { } route)
            return understood;
        var reading = ChoiceReading.None;
        foreach (var tool in route.Tools.Select(name => tools.Find(name, assistant)).OfType<IReadsChoices>())
        {
            if (await tool.ReadChoiceAsync(words, cancellationToken) is var read && read > reading)
                reading = read;
        }

        // A tap is an answer to a list even when the list is no longer open; the route's tool then says so.
        var isChosen =
            words.Tapped is { Length: > 0 }
            || reading is ChoiceReading.Plainly
            || (reading is ChoiceReading.Loosely && understood.IsSure && IsAbout(route, understood));
        if (isChosen)
            return new(words.Language, route, "", profile) { Memory = new(route.Label, PendingRoute: null, LastTopic: "") };
        if (understood.IsSure)
            return understood;
        return reading is ChoiceReading.AnotherDay && assistant.Route(route.Previous is [var first, ..] ? first : null) is { } again
            ? new(words.Language, again, "", profile) { Memory = new(again.Label, PendingRoute: null, LastTopic: "") }
            : understood with { MayChoose = reading is ChoiceReading.Loosely };
    }

    /// <summary>"The massage at 10" may choose; "cancel the one at 10" names something else.</summary>
    private static bool IsAbout(Route choices, Understanding understood) =>
        choices.Previous.Append(choices.Label).Contains(understood.Route.Label, StringComparer.Ordinal);
}
