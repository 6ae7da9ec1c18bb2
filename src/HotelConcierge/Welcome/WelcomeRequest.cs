using System.Text.Json;

namespace HotelConcierge.Welcome;

/// <summary>A program's wish that a guest be welcomed.</summary>
/// <param name="Recipient">The guest's address as the channel spells it.</param>
/// <param name="Name">How the guest is called; null where the program does not know.</param>
/// <param name="RequestId">The caller's own id of the request; the same again changes nothing.</param>
internal sealed record WelcomeRequest(string Recipient, string? Name, string Channel, string Assistant, string RequestId, string? Language)
{
    private const int LongestText = 200;
    private const int LongestId = 100;

    private static readonly string[] Fields = ["recipient", "name", "channel", "assistant", "requestId", "language"];

    /// <summary>Reads a request's body.</summary>
    /// <param name="problems">What is wrong with it; the request is usable when there is nothing.</param>
    public static WelcomeRequest? Read(ReadOnlyMemory<byte> json, out IReadOnlyList<WelcomeProblem> problems)
    {
        var found = new List<WelcomeProblem>();
        problems = found;
        JsonElement body;
        try
        {
            using var document = JsonDocument.Parse(json);
            body = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            found.Add(new("", "The body is no JSON. Send an object with recipient, channel, assistant and requestId."));
            return null;
        }

        if (body.ValueKind is not JsonValueKind.Object)
        {
            found.Add(new("", "The body is no JSON object. Send one with recipient, channel, assistant and requestId."));
            return null;
        }

        var request = new WelcomeRequest(
            Text("recipient", "The guest's address as the channel spells it, such as whatsapp:+34600000001."),
            IsGiven("name") ? Text("name", "How the guest is called; leave it out where it is not known.") : null,
            Text("channel", "The name of a channel, such as twilio."),
            Text("assistant", "The name of the assistant that speaks for the hotel."),
            Text("requestId", "An id of your own; the same one again is the same request."),
            body.TryGetProperty("language", out _) ? Text("language", "Two letters, such as es.") : null);
        if (request.RequestId.Length > LongestId
            || !request.RequestId.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.'))
            found.Add(new("requestId", $"Is made of letters, digits, '-', '_' and '.', at most {LongestId} of them."));
        foreach (var unknown in body.EnumerateObject().Select(property => property.Name).Except(Fields, StringComparer.Ordinal))
            found.Add(
                new(
                    unknown.Length > LongestText ? unknown[..LongestText] : unknown,
                    $"Is unknown. Leave it out, or use one of {string.Join(", ", Fields)}."));
        return found.Count == 0 ? request : null;

        // Programs send an empty name for one they do not know.
        bool IsGiven(string field) => body.TryGetProperty(field, out var value)
            && value.ValueKind is not JsonValueKind.Null
            && !(value.ValueKind is JsonValueKind.String && ReadText(value) is { } text && string.IsNullOrWhiteSpace(text));

        string Text(string field, string expected)
        {
            if (!body.TryGetProperty(field, out var value))
                found.Add(new(field, $"Is missing. {expected}"));
            else if (value.ValueKind is not JsonValueKind.String || ReadText(value) is not { } text || string.IsNullOrWhiteSpace(text))
                found.Add(new(field, $"Must be a text. {expected}"));
            else if (text.Length > LongestText || text.Any(char.IsControl))
                found.Add(new(field, $"Must be one line of at most {LongestText} characters. {expected}"));
            else
                return text.Trim();
            return "";
        }
    }

    /// <summary>Null for a text with an escape that is half a character.</summary>
    private static string? ReadText(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>What is wrong with a request.</summary>
/// <param name="Field">Of the body; empty for the whole of it.</param>
/// <param name="Problem">What is wrong and what to do about it.</param>
public sealed record WelcomeProblem(string Field, string Problem);
