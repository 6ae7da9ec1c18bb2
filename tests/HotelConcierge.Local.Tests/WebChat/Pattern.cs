using System.Text.RegularExpressions;

namespace HotelConcierge.Local.Tests.WebChat;

/// <summary>Looks for a pattern in a file of the page.</summary>
internal static class Pattern
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static IEnumerable<Match> All(string text, string pattern) => Regex.Matches(text, pattern, RegexOptions.None, Patience);
}
