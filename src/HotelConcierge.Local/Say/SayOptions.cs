using System.Globalization;

namespace HotelConcierge.Local.Say;

/// <summary>What was asked for on the command line of <c>say</c>.</summary>
/// <param name="Text">What the guest writes.</param>
/// <param name="Guest">The guest's address as Twilio writes it; null when none was given.</param>
/// <param name="Assistant">Which assistant's number is written to; null for the default one.</param>
/// <param name="ModelDelay">How long the embedded model pretends to think; null when not said.</param>
internal sealed record SayOptions(string Text, string? Guest, string? Assistant, TimeSpan? ModelDelay)
{
    /// <summary>Who writes to a simulated Twilio when nobody else is named.</summary>
    public const string SimulatedGuest = "whatsapp:+34600000000";

    public const string Usage = """
        Usage: say "text" [--as +34600000000] [--assistant early-years] [--think seconds]
          --as         the guest's number; each number is a conversation of its own (sms:+34... writes an SMS)
          --assistant  which assistant to write to
          --think      how long the embedded model takes to answer
        """;

    /// <summary>Reads the arguments after <c>say</c>.</summary>
    /// <returns>The options, or null and what is wrong.</returns>
    public static (SayOptions? Options, string? Problem) Parse(IReadOnlyList<string> args)
    {
        var options = new SayOptions("", Guest: null, Assistant: null, ModelDelay: null);
        string? text = null;
        for (var i = 0; i < args.Count; i++)
        {
            var argument = args[i];
            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                if (text is not null)
                    return (null, "The text has to be in quotation marks.");
                text = argument;
                continue;
            }

            if (++i == args.Count)
                return (null, $"{argument} needs a value.");
            var value = args[i];
            switch (argument)
            {
                case "--as" when !IsNumber(AddressOf(value)):
                    return (null, "--as takes a number with its country code, such as +34600000000 or sms:+34600000000.");
                case "--as":
                    options = options with { Guest = AddressOf(value) };
                    break;
                case "--assistant":
                    options = options with { Assistant = value };
                    break;
                case "--think" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 3600:
                    options = options with { ModelDelay = TimeSpan.FromSeconds(seconds) };
                    break;
                case "--think":
                    return (null, "--think takes a number of seconds from 0 to 3600.");
                default:
                    return (null, $"There is no option {argument}.");
            }
        }

        return text is null ? (null, "There is no text to say.") : (options with { Text = text }, null);
    }

    private static bool IsNumber(string address)
    {
        var number = address.StartsWith("whatsapp:", StringComparison.Ordinal) ? address["whatsapp:".Length..] : address;
        return number is ['+', .. var digits] && digits.Length is >= 7 and <= 15 && digits.All(char.IsAsciiDigit);
    }

    private static string AddressOf(string value) =>
        value.StartsWith("sms:", StringComparison.OrdinalIgnoreCase) ? value["sms:".Length..]
        : value.Contains(':', StringComparison.Ordinal) ? value
        : "whatsapp:" + value;
}
