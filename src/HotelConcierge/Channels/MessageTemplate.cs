namespace HotelConcierge.Channels;

/// <summary>
/// A template that a feature needs where a channel takes no free words any more. Its text is approved by the provider; what a deployment
/// has had approved stands in the channel's settings under its name.
/// </summary>
/// <param name="Name">Begins the names of its settings, such as <c>Twilio__WelcomeTemplate</c>: never renamed.</param>
/// <param name="Facts">The names of what its placeholders can be filled with.</param>
/// <param name="Variables">Those that fill them, in order, unless a deployment sets others.</param>
public sealed record MessageTemplate(string Name, IReadOnlyList<string> Facts, IReadOnlyList<string> Variables);
