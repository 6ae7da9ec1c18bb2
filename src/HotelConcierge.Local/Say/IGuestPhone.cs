using System.Globalization;
using HotelConcierge.Messages;

namespace HotelConcierge.Local.Say;

/// <summary>The guest's phone as <c>say</c> sees it: writes to us by webhook, fills with what the provider delivers.</summary>
internal interface IGuestPhone
{
    /// <summary>Who writes with it, and to which of our addresses.</summary>
    ConversationAddress Address { get; }

    /// <summary>What stands between this phone and us, in words.</summary>
    string Provider { get; }

    /// <summary>What the guest writes first to reach an assistant; null where the address written to decides who answers.</summary>
    string? OpeningFor(string assistant);

    /// <summary>Sends what the guest writes as one signed webhook.</summary>
    Task<Acknowledgement> WriteAsync(string text, CancellationToken cancellationToken);

    /// <summary>What has arrived since it was last asked, oldest first; waits a little for more.</summary>
    Task<IReadOnlyList<ShownMessage>> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>A phone that shows buttons to tap.</summary>
internal interface IButtonPhone : IGuestPhone
{
    /// <summary>Taps a button: its number on the phone, its id, or its label.</summary>
    Task<Acknowledgement> TapAsync(string button, CancellationToken cancellationToken);
}

/// <summary>A phone that can send files.</summary>
internal interface IFilePhone : IGuestPhone
{
    /// <summary>Sends a file, with words under it where they are not empty.</summary>
    Task<Acknowledgement> SendAsync(GuestUpload file, string caption, CancellationToken cancellationToken);
}

/// <summary>A message on the phone.</summary>
/// <param name="Text">The words.</param>
/// <param name="Below">What else can be seen of it, a line each: buttons, a picture, a place.</param>
internal sealed record ShownMessage(string Text, IReadOnlyList<string> Below)
{
    public ShownMessage(string text)
        : this(text, [])
    {
    }

    /// <summary>The line of a place.</summary>
    public static string Map(double latitude, double longitude) =>
        string.Create(CultureInfo.InvariantCulture, $"[map {latitude:0.######}, {longitude:0.######}]");

    /// <summary>The line of a button, with what taps it.</summary>
    /// <param name="number">Counts from 1.</param>
    public static string Button(int number, string label) =>
        string.Create(CultureInfo.InvariantCulture, $"[{number}] {label}   (--tap {number})");
}

/// <summary>How our host answered a webhook.</summary>
/// <param name="Status">The HTTP status; null when there was no answer.</param>
/// <param name="Problem">What went wrong, for a webhook that was not thanked for.</param>
internal sealed record Acknowledgement(int? Status, TimeSpan Elapsed, string? Problem);
