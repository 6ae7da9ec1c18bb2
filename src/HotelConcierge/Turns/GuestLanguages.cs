using HotelConcierge.Assistants;
using HotelConcierge.Guests;
using HotelConcierge.Languages;
using HotelConcierge.Settings;
using HotelConcierge.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Turns;

/// <summary>
/// In which language a guest is answered: what their words show, else what they wrote before, else what their application says. Where that
/// is none of ours, fixed words come in the nearest of ours; the model answers in the guest's own.
/// </summary>
public sealed class GuestLanguages(IChatClient model, IOptions<ConversationOptions> options)
{
    /// <summary>Fewer words show nothing that is worth a question.</summary>
    private const int FewestWords = 4;

    /// <summary>
    /// The guest as they count now: what a model once said of their language can be put right by a model only, so where none may be asked
    /// any more it counts no more.
    /// </summary>
    internal GuestRecord Known(GuestRecord guest) =>
        LearnLanguage.IsPossible(model, options.Value) ? guest : guest with { Spoken = null, LanguageToldIn = 0 };

    internal HeardLanguage Judge(Assistant assistant, GuestRecord guest, string? hint, Understanding understood, string words)
    {
        var foreignHint = hint is not null && !assistant.Languages.Contains(hint, StringComparer.Ordinal) ? hint : null;
        var isKnown = guest.Profile.Language is not null || guest.LanguageToldIn > 0;

        // Words that languages share do not take a guest out of their own: only a model that reads them whole does.
        var spoken = guest.Spoken ?? (isKnown || understood.IsShownPlainly ? null : foreignHint);
        var language = spoken is null ? understood.Language : NearestLanguages.Of(spoken, assistant.Languages);
        var profile = spoken is null
            ? understood.Profile
            : understood.Profile with { Language = guest.Spoken is null ? guest.Profile.Language : language };

        var isPossible = LearnLanguage.IsPossible(model, options.Value);
        var isAsked = isPossible && IsTelling(words) && (guest.Spoken is null
            ? understood.Shown is null || (guest.LanguageToldIn == 0 && !understood.IsShownPlainly)
            : understood.Shown is not null);
        return new(language, profile, spoken, isAsked, isAsked || (isPossible && spoken is not null));
    }

    /// <summary>A few words, or letters of a script that parts no words or that none of ours is written in.</summary>
    private static bool IsTelling(string words)
    {
        var folded = FoldedText.Of(words).Text;
        return folded.Split([' ', FoldedText.Pause, '\n'], StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords
            || folded.Any(letter => char.IsLetter(letter) && letter > LastLatin && !FoldedText.IsThai(letter));
    }

    private const char LastLatin = '\u024F';
}

/// <summary>What was found.</summary>
/// <param name="Language">One of the assistant's.</param>
/// <param name="Spoken">The guest's own where it is none of those.</param>
/// <param name="IsAsked">Whether a model is to say which it is.</param>
/// <param name="IsLearnt">Whether anything is to be done about it after the answer.</param>
internal sealed record HeardLanguage(string Language, GuestProfile Profile, string? Spoken, bool IsAsked, bool IsLearnt);
