using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Messages;
using HotelConcierge.Text;

namespace HotelConcierge.Handoff;

/// <summary>A template filled for a guest.</summary>
/// <param name="Id">Its <see cref="DeskTemplate.Id"/>.</param>
/// <param name="Title">For staff.</param>
/// <param name="Text">What the guest reads, exactly, in <paramref name="Language"/>.</param>
/// <param name="Content">What the channel is given.</param>
public sealed record OfferedTemplate(string Id, string Title, string Language, string Text, OutboundContent.Template Content);

/// <summary>The templates that people may send to the guest of a case: those that the guest's channel has approved texts of.</summary>
public sealed class DeskTemplates(DeskCatalog plans, AssistantCatalog assistants, ChannelCatalog channels)
{
    /// <summary>Providers refuse an empty value.</summary>
    private const string Unknown = "–";

    /// <summary>
    /// All of them, in the order of <c>desk.json</c>: each in the guest's language, or else in the first language that it was approved in.
    /// None where the channel has no templates, or none was set.
    /// </summary>
    public IReadOnlyList<OfferedTemplate> For(DeskCase one)
    {
        ArgumentNullException.ThrowIfNull(one);
        if (channels.Of(one.Address) is not ISendsTemplates channel || plans.Find(assistants.Find(one.Assistant)) is not { } plan)
            return [];
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [DeskTemplate.NameFact] = OneLine(one.GuestName),
            [DeskTemplate.HotelFact] = OneLine(plan.Place),
        };
        var offered = new List<OfferedTemplate>();
        foreach (var template in plan.Templates)
        {
            // Of a language that desk.json lacks nobody here could read what is sent.
            if (channel.TemplateFor(template.Message, one.Language, facts) is { Language: { } language } filled
                && template.Texts.TryGetValue(language, out var text))
            {
                var said = Template.Fill(text, [.. facts.Select(fact => (fact.Key, fact.Value))]);
                offered.Add(new(template.Id, template.Title, language, said, filled));
            }
        }

        return offered;
    }

    // Meta refuses line ends, tabs and many spaces in a row; so what people read of it has none of them either.
    private static string OneLine(string? value)
    {
        var words = string.Join(' ', (value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length > 0 ? words : Unknown;
    }
}
