using System.Globalization;

namespace HotelConcierge.Settings;

/// <summary>What a setting's value has to look like. A closed union: the cases below are all there are.</summary>
public abstract record SettingKind
{
    private SettingKind()
    {
    }

    /// <summary>Says what is wrong with a value that is not empty, and how to put it right.</summary>
    /// <returns>Null when nothing is.</returns>
    internal abstract string? FindProblem(string value);

    /// <summary>Any text on one line.</summary>
    public sealed record Text : SettingKind
    {
        internal override string? FindProblem(string value) => FindStraySpace(value);
    }

    /// <summary>A secret. Its value is never shown, neither in a message nor in a log.</summary>
    public sealed record Key : SettingKind
    {
        internal override string? FindProblem(string value) => FindStraySpace(value);
    }

    /// <summary>The absolute address of a web service. Not shown in messages either, since it may hold a password.</summary>
    public sealed record Address : SettingKind
    {
        internal override string? FindProblem(string value)
        {
            if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
                return "is no absolute web address. Write it with its scheme, such as https://example.com.";
            return address is { Query: "", Fragment: "" }
                ? FindStraySpace(value)
                : "has a query or a fragment. Leave out what follows '?' or '#'.";
        }
    }

    /// <summary>Yes or no.</summary>
    public sealed record Switch : SettingKind
    {
        internal override string? FindProblem(string value) =>
            bool.TryParse(value, out _) ? null : $"'{value}' is neither true nor false. Write one of them.";
    }

    /// <summary>A whole number within bounds, both included.</summary>
    public sealed record Number(int Least, int Most) : SettingKind
    {
        internal override string? FindProblem(string value) =>
            int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"'{value}' is no whole number from {Least} to {Most}. Write one.");
    }

    /// <summary>An amount of money, zero or more.</summary>
    public sealed record Amount : SettingKind
    {
        internal override string? FindProblem(string value) =>
            decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
                ? null
                : $"'{value}' is no amount. Write digits with a point for the decimals, such as 0.05.";
    }

    /// <summary>Models and what they cost.</summary>
    public sealed record Prices : SettingKind
    {
        internal override string? FindProblem(string value) => PriceTable.Read(value).Problem;
    }

    /// <summary>A span of time within bounds, both included.</summary>
    public sealed record Duration(TimeSpan Least, TimeSpan Most) : SettingKind
    {
        private const string Remedy = "Write [days.]hours:minutes:seconds, such as 00:00:30.";

        internal override string? FindProblem(string value)
        {
            if (!TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var duration))
                return $"'{value}' is no duration. {Remedy}";

            // "6" reads as six days, so the message shows the value as it was understood.
            return duration >= Least && duration <= Most
                ? null
                : $"'{value}' means {duration:c}, which is not within {Least:c} and {Most:c}. {Remedy}";
        }
    }

    // A copied key often brings a line end along, and the service then refuses a key that looks right on the screen.
    private static string? FindStraySpace(string value) =>
        value.Length == value.Trim().Length && !value.Any(char.IsControl)
            ? null
            : "begins or ends with white space, or has a line break in it. Remove it.";
}
