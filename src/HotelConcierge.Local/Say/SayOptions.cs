using System.Globalization;

namespace HotelConcierge.Local.Say;

/// <summary>What was asked for on the command line of <c>say</c>.</summary>
/// <param name="Text">What the guest writes, or what they tap.</param>
/// <param name="Guest">The guest's address as the channel writes it; null when none was given.</param>
/// <param name="Assistant">Which assistant is written to; null for the default one.</param>
/// <param name="ModelDelay">How long the embedded model pretends to think; null when not said.</param>
internal sealed record SayOptions(string Text, string? Guest, string? Assistant, TimeSpan? ModelDelay)
{
    /// <summary>Who writes to a simulated Twilio when nobody else is named.</summary>
    public const string SimulatedGuest = "whatsapp:+34600000000";

    /// <summary>Who writes to a simulated Telegram when nobody else is named.</summary>
    public const string SimulatedTelegramGuest = "600000000";

    public const string Usage = """
        Usage: say "text" [--channel telegram] [--as +34600000000] [--assistant early-years] [--think seconds]
               say --tap 2 --channel telegram
          --channel    twilio (WhatsApp and SMS) or telegram
          --tap        taps a button instead of writing: its number, its label or its id
          --as         the guest's number; each number is a conversation of its own (sms:+34... writes an SMS)
          --assistant  which assistant to write to
          --think      how long the embedded model takes to answer
        """;

    private const string Telegram = "telegram";

    /// <summary>Whether the guest is on Telegram, not on Twilio.</summary>
    public bool IsOnTelegram { get; init; }

    /// <summary>Whether <see cref="Text"/> is a button to tap.</summary>
    public bool Taps { get; init; }

    /// <summary>Reads the arguments after <c>say</c>.</summary>
    /// <returns>The options, or null and what is wrong.</returns>
    public static (SayOptions? Options, string? Problem) Parse(IReadOnlyList<string> args)
    {
        var options = new SayOptions("", Guest: null, Assistant: null, ModelDelay: null);
        string? text = null;
        string? tap = null;
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
                case "--as":
                    options = options with { Guest = value };
                    break;
                case "--assistant":
                    options = options with { Assistant = value };
                    break;
                case "--tap":
                    tap = value;
                    break;
                case "--channel" when value is "twilio" or Telegram:
                    options = options with { IsOnTelegram = value is Telegram };
                    break;
                case "--channel":
                    return (null, $"There is no channel {value}: twilio or {Telegram}.");
                case "--think" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 3600:
                    options = options with { ModelDelay = TimeSpan.FromSeconds(seconds) };
                    break;
                case "--think":
                    return (null, "--think takes a number of seconds from 0 to 3600.");
                default:
                    return (null, $"There is no option {argument}.");
            }
        }

        return Check(options, text, tap);
    }

    private static (SayOptions? Options, string? Problem) Check(SayOptions options, string? text, string? tap)
    {
        if ((text ?? tap) is not { } said)
            return (null, "There is no text to say.");
        if (text is not null && tap is not null)
            return (null, "A guest writes or taps, not both at once.");
        if (tap is not null && !options.IsOnTelegram)
            return (null, "Buttons to tap are on Telegram (--channel telegram); elsewhere the guest answers with the number.");
        if (!options.IsOnTelegram && options.Guest is { } number && !IsNumber(AddressOf(number)))
            return (null, "--as takes a number with its country code, such as +34600000000 or sms:+34600000000.");
        if (!options.IsOnTelegram)
            return (options with { Text = said, Guest = options.Guest is { } guest ? AddressOf(guest) : null }, null);
        return options.Guest is null || long.TryParse(options.Guest, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? (options with { Text = said, Taps = tap is not null, Guest = options.Guest?.TrimStart('+') }, null)
            : (null, "On Telegram a guest is a number: --as 600000000.");
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
