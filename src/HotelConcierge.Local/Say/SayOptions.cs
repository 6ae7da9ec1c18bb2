using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Local.Channels;

namespace HotelConcierge.Local.Say;

/// <summary>What was asked for on the command line of <c>say</c>.</summary>
/// <param name="Channel">Where it is said.</param>
/// <param name="Text">What the guest writes, or what they tap.</param>
/// <param name="Guest">The guest's address as the channel writes it; null when none was given.</param>
/// <param name="Assistant">Which assistant is written to; null for the default one.</param>
/// <param name="ModelDelay">How long the embedded model pretends to think; null when not said.</param>
internal sealed record SayOptions(ILocalChannel Channel, string Text, string? Guest, string? Assistant, TimeSpan? ModelDelay)
{
    /// <summary>Whether <see cref="Text"/> is a button to tap.</summary>
    public bool Taps { get; init; }

    /// <summary>The file that the guest sends, with <see cref="Text"/> under it; null for none.</summary>
    public GuestUpload? File { get; init; }

    /// <summary>How <c>say</c> is called.</summary>
    /// <param name="channels">The channels there are, one with buttons among them.</param>
    public static string UsageOf(IReadOnlyList<ILocalChannel> channels)
    {
        var tapping = channels.First(channel => channel.Guests.HasButtons).Name;
        var names = LocalChannels.Enumerate([.. channels.Select(channel => channel.Guests.Usage)], "or");
        var guests = string.Concat(channels.Select(channel => channel.Guests.GuestUsage).OfType<string>().Select(usage => $" ({usage})"));
        return $"""
            Usage: say "text" [--channel {tapping}] [--as +34600000000] [--assistant early-years] [--think seconds]
                   say --tap 2 --channel {tapping}
                   say --voice question.ogg
              --channel    {names}
              --tap        taps a button instead of writing: its number, its label or its id
              --voice      sends a recording as a voice message: .ogg, .mp3, .m4a
              --file       sends a picture or a document, with the text under it if there is one
              --as         the guest's number; each number is a conversation of its own{guests}
              --assistant  which assistant to write to
              --think      how long the embedded model takes to answer
            """;
    }

    /// <summary>What is said of an assistant that is not there.</summary>
    public static string NoAssistant(string name, AssistantCatalog assistants) =>
        $"There is no assistant '{name}'. There are: {string.Join(", ", assistants.All.Select(assistant => assistant.Name))}.";

    /// <summary>Reads the arguments after <c>say</c>.</summary>
    /// <param name="channels">The channels there are; the first is used where none is named.</param>
    /// <returns>The options, or null and what is wrong.</returns>
    public static (SayOptions? Options, string? Problem) Parse(IReadOnlyList<string> args, IReadOnlyList<ILocalChannel> channels)
    {
        var options = new SayOptions(channels[0], "", Guest: null, Assistant: null, ModelDelay: null);
        string? text = null;
        string? tap = null;
        GuestUpload? file = null;
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
                case "--voice" or "--file":
                    (file, var trouble) = GuestUpload.Read(value, isVoice: argument is "--voice");
                    if (trouble is not null)
                        return (null, trouble);
                    break;
                case "--channel" when channels.FirstOrDefault(channel => channel.Name.Value == value) is { } named:
                    options = options with { Channel = named };
                    break;
                case "--channel":
                    return (
                        null,
                        $"There is no channel {value}: {LocalChannels.Enumerate([.. channels.Select(channel => channel.Name.Value)], "or")}."
                    );
                case "--think"
                    when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
                        && seconds is >= 0 and <= 3600:
                    options = options with { ModelDelay = TimeSpan.FromSeconds(seconds) };
                    break;
                case "--think":
                    return (null, "--think takes a number of seconds from 0 to 3600.");
                default:
                    return (null, $"There is no option {argument}.");
            }
        }

        if (file is not null && tap is not null)
            return (null, "A guest sends a file or taps, not both at once.");
        return Check(options with { File = file }, file is null ? text : text ?? "", tap, channels);
    }

    private static (SayOptions? Options, string? Problem) Check(
        SayOptions options,
        string? text,
        string? tap,
        IReadOnlyList<ILocalChannel> channels)
    {
        if ((text ?? tap) is not { } said)
            return (null, "There is no text to say.");
        if (text is not null && tap is not null)
            return (null, "A guest writes or taps, not both at once.");
        if (tap is not null && !options.Channel.Guests.HasButtons)
        {
            var tapping = channels
                .Where(channel => channel.Guests.HasButtons)
                .Select(channel => $"{channel.Title} (--channel {channel.Name})");
            return (
                null,
                $"Buttons to tap are on {LocalChannels.Enumerate([.. tapping], "and")}; elsewhere the guest answers with the number.");
        }

        var (guest, problem) = options.Guest is { } given ? options.Channel.Guests.ReadGuest(given) : default;
        return problem is null ? (options with { Text = said, Taps = tap is not null, Guest = guest }, null) : (null, problem);
    }
}
