using HotelConcierge.Text;

namespace HotelConcierge.Assistants;

/// <summary>Reads the label that a model chose, in whatever case, white space, quotation marks or prose it put it.</summary>
public static class RouteLabel
{
    /// <summary>A longer answer, in UTF-16 code units, is an answer to the guest rather than a label.</summary>
    private const int LongestAnswer = 300;

    /// <returns>The route whose label stands in the answer; null when none does, or several do.</returns>
    public static Route? Read(string answer, IEnumerable<Route> routes)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Length > LongestAnswer)
            return null;
        var written = Words(answer);
        var all = routes.Select(route => (Route: route, Label: Words(route.Label))).ToList();
        if (all.Find(entry => string.Equals(entry.Label, written, StringComparison.Ordinal)).Route is { } exact)
            return exact;

        // "reservation" within "my reservation" is not another label.
        var found = new List<Route>();
        foreach (var (route, label) in all.OrderByDescending(entry => entry.Label.Length))
        {
            if (!written.Contains(label, StringComparison.Ordinal))
                continue;
            found.Add(route);
            written = written.Replace(label, " | ", StringComparison.Ordinal);
        }

        return found is [var only] ? only : null;
    }

    /// <summary>The words between single spaces, a space at each end; hyphens, underscores and punctuation are spaces.</summary>
    private static string Words(string text) => $" {FoldedText.Of(text).Text.Replace(FoldedText.Pause, ' ').Replace('\n', ' ')} ";
}
