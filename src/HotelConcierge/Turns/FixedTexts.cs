using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Messages;
using HotelConcierge.Replies;

namespace HotelConcierge.Turns;

/// <summary>
/// The assistant's fixed sentences as a guest reads them: in the nearest of our languages, or, for a guest of another one, as they were
/// translated before. Nothing is translated that a guest relies on: opt-out, safety, disclaimers, medical notes, and whatever confirms
/// that something was done.
/// </summary>
public sealed class FixedTexts(Translations translations)
{
    /// <summary>Those that may be translated.</summary>
    internal static ImmutableArray<string> Translatable { get; } =
    [
        ReplyKeys.Hold,
        ReplyKeys.Apology,
        ReplyKeys.Help,
        ReplyKeys.Refused,
        ReplyKeys.CutShort,
        ReplyKeys.BudgetOfTurn,
        ReplyKeys.BudgetOfDay,
        .. Enum.GetValues<MessageKind>().Select(ReplyKeys.CannotCarry),
    ];

    /// <summary>A reply in the guest's language, as far as it is there. No model is asked.</summary>
    internal async Task<string> SayAsync(Assistant assistant, string key, TurnBrief brief, CancellationToken cancellationToken)
    {
        var ours = assistant.Reply(key, brief.Language);
        return brief.Spoken is { } spoken && Translatable.Contains(key, StringComparer.Ordinal)
            && await translations.FindAsync(spoken, SourceOf(assistant, key), cancellationToken) is { } translated
                ? translated
                : ours;
    }

    /// <summary>What is translated: the assistant's first language, in which its texts were written.</summary>
    internal static string SourceOf(Assistant assistant, string key) => assistant.Reply(key, assistant.DefaultLanguage);
}
