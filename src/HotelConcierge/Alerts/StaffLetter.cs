using System.Globalization;
using System.Text;
using HotelConcierge.Text;
using MimeKit;

namespace HotelConcierge.Alerts;

/// <summary>What staff are told by mail: plain text, in English as the webhook is.</summary>
/// <param name="Id">Of what it is about: the same at every try.</param>
/// <param name="Subject">A line of our own words; whatever else is in it is made one line.</param>
/// <param name="Text">Sentences that stand above the facts.</param>
/// <param name="IsUrgent">Whether mail programs are to mark it as important.</param>
internal sealed record StaffLetter(string Id, string Subject, string Text, bool IsUrgent)
{
    /// <summary>What is known, by its name. What is null is left out.</summary>
    public required IReadOnlyList<(string Name, string? Value)> Facts { get; init; }

    /// <summary>A moment as staff read it.</summary>
    public static string Write(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The mail. Its Message-Id is made of <see cref="Id"/>, so that mail programs show repetitions once.</summary>
    public MimeMessage ToMessage(MailboxAddress from, IEnumerable<MailboxAddress> to, DateTimeOffset now)
    {
        var message = new MimeMessage
        {
            MessageId = string.Create(CultureInfo.InvariantCulture, $"staff-{StableHash.Of(Id):x16}@{from.Domain}"),
            Date = now,
            Subject = OneLine(Subject),
            Importance = IsUrgent ? MessageImportance.High : MessageImportance.Normal,
            Body = new TextPart("plain") { Text = Body() },
        };
        message.From.Add(from);
        message.To.AddRange(to);

        // RFC 3834: nobody's holiday notice is to answer.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private string Body()
    {
        var body = new StringBuilder(Text).Append("\n\n");
        foreach (var (name, value) in Facts)
        {
            if (value is { Length: > 0 })
                body.Append(name).Append(": ").Append(OneLine(value)).Append('\n');
        }

        return body.ToString();
    }

    /// <summary>What a guest wrote can neither begin a header nor look like another fact.</summary>
    private static string OneLine(string text) => string.Create(text.Length, text, (line, given) =>
    {
        for (var at = 0; at < line.Length; at++)
            line[at] = char.IsControl(given[at]) || given[at] is '\u2028' or '\u2029' ? ' ' : given[at];
    });
}
