using HotelConcierge.Assistants.Reading;
using HotelConcierge.Text;

namespace HotelConcierge.Assistants;

/// <summary>
/// Understands a guest's message by rules: which language it is in, what is wanted, about what, and what it says about the
/// guest. Pure and quick for any text; nothing a guest writes makes it throw.
/// </summary>
public static class AssistantReader
{
    /// <summary>Reads a message, or several of a burst joined by line feeds.</summary>
    /// <remarks>
    /// The first rule that fits decides:
    /// <list type="number">
    /// <item>A greeting, thanks or nothing at all goes to the route that takes greetings, else to that for the rest; a topic that was
    /// asked for is still awaited.</item>
    /// <item>After an answer that can be followed up, a message that is nothing but a follow-up ("2", "more", "only indoors") is
    /// one.</item>
    /// <item>A line that opens with a route's command words ("Explain …", "ideas for …", slips forgiven) goes to that route.</item>
    /// <item>When a topic was asked for, the message is the topic; if it only tells of the guest, the topic is asked for again.</item>
    /// <item>A line that opens with a route's question words ("why …") goes to that route, the whole line being its topic.</item>
    /// <item>A route's give-away words anywhere ("activities") choose it; what stands after them is the topic.</item>
    /// <item>A route's subjects anywhere ("my toddler") choose it; the whole message is the topic.</item>
    /// <item>Another question goes to the route that takes questions, if there is one.</item>
    /// <item>Everything else goes to the route that takes the rest.</item>
    /// </list>
    /// A route that needs a topic and got none asks for it and waits. Where the assistant's model decides about everything
    /// (<see cref="Router.AsksEverything"/>), only commands are sure, follow-ups are left to it, and the rest is at most a guess.
    /// </remarks>
    /// <param name="hint">The language of the guest's application, which counts until their words show one; null for unknown.</param>
    public static Understanding Read(
        Assistant assistant, string text, GuestProfile profile, RoutingMemory memory, string? hint = null)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(memory);
        return new MessageReader(assistant, FoldedText.Of(text), profile, memory, hint).Read();
    }

    /// <summary>The language, one of the assistant's, that a text shows by its words; null where it shows none.</summary>
    /// <param name="known">The writer's language so far, which wins where the words are of several; null for unknown.</param>
    internal static string? LanguageOf(Assistant assistant, string text, string? known) =>
        LanguageGuess.Of(FoldedText.Of(text), assistant.Vocabulary, known).Code;

    /// <summary>Whether a text is plainly in one of these languages: half of its words and more are, and as many of no other.</summary>
    internal static bool IsPlainlyIn(Assistant assistant, string text, IReadOnlyList<string> languages) =>
        LanguageGuess.Of(FoldedText.Of(text), assistant.Vocabulary, known: null) is (Code: { } code, IsPlain: true)
        && languages.Contains(code, StringComparer.Ordinal);
}
