using System.Collections.Immutable;
using HotelConcierge.Messages;
using HotelConcierge.Text;

namespace HotelConcierge.Ideas;

/// <summary>An idea of what to do with children, as the guest read it.</summary>
/// <param name="Number">By which the guest may name it.</param>
/// <param name="Text">All of it in Markdown, without its heading.</param>
public sealed record Idea(int Number, string Name, string Text)
{
    /// <summary>The name by which two ideas are the same, whatever their case and punctuation.</summary>
    internal string Key => FoldedText.Of(Name).Text;

    /// <summary>Stands in taps: of one guest and one name, so that a button means the same idea as long as it has a number.</summary>
    internal string IdFor(ConversationId guest) =>
        StableHash.Of(guest.Value, Key).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The ideas that a guest was shown last, with what they were before the turn that showed them.</summary>
/// <param name="Turn">The turn that showed them.</param>
/// <param name="Ideas">All that have a number now.</param>
/// <param name="Last">The numbers of those that the last answer showed.</param>
/// <param name="Before">Those of before that turn, from which it starts when it runs again.</param>
public sealed record IdeaBoard(
    string Turn, long TurnNumber, ImmutableList<Idea> Ideas, ImmutableList<int> Last, ImmutableList<Idea> Before)
{
    public static IdeaBoard Empty { get; } = new("", 0, [], [], []);

    /// <summary>The only one that the last answer showed; null when it showed several, or none.</summary>
    internal Idea? LastSingle => Last is [var number] ? At(number) : null;

    internal Idea? At(int number) => Ideas.Find(idea => idea.Number == number);
}
