using HotelConcierge.Assistants.Loading;
using HotelConcierge.Channels;
using HotelConcierge.Text;

namespace HotelConcierge.Handoff;

/// <summary>
/// What people at a desk may send to a guest whose channel takes no free words any more, as a hotel's <c>desk.json</c> words it. The
/// provider has approved the same text; which one that is, says the channel's setting <see cref="MessageTemplate.Setting"/>.
/// </summary>
/// <param name="Id">Letters and digits. Names the settings and stands in logs of cases: never renamed.</param>
/// <param name="Title">For staff.</param>
/// <param name="Variables">What fills <c>{{1}}</c>, <c>{{2}}</c> ... of the approved text, in order, out of <see cref="Facts"/>.</param>
/// <param name="Texts">What the guest reads, by language, with the variables as slots.</param>
public sealed record DeskTemplate(
    string Id, string Title, IReadOnlyList<string> Variables, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>The guest's name on the channel.</summary>
    internal const string NameFact = "name";

    /// <summary>The name of the hotel, or of whoever else the assistant speaks for.</summary>
    internal const string HotelFact = "hotel";

    private static readonly string[] _facts = [NameFact, HotelFact];

    /// <summary>What can fill a template.</summary>
    public static IReadOnlyList<string> Facts => _facts;

    /// <summary>The template as channels know it.</summary>
    internal MessageTemplate Message => MessageTemplate.ForDesk(Id, Variables);

    /// <param name="spoken">The languages in which a text has to be there.</param>
    internal static List<DeskTemplate> Read(Func<DataObject, IEnumerable<string>> spoken, DataObject data)
    {
        var templates = new List<DeskTemplate>();
        foreach (var one in data.Objects("templates", "templates that people may send"))
        {
            var (id, title) = (one.Text("id", "a name of its own, of letters and digits"), one.Text("title", "what staff know it by"));
            if (!id.All(char.IsAsciiLetterOrDigit))
                one.Add("id", "must be of letters and digits, since it ends the names of settings");
            else if (templates.Exists(other => other.Id.Equals(id, StringComparison.OrdinalIgnoreCase)))
                one.Add("id", "is there twice");
            var variables = one.Texts("variables", "what fills the template, in order");
            foreach (var unknown in variables.Except(_facts, StringComparer.Ordinal))
                one.Add("variables", $"'{unknown}' is unknown; use {string.Join(", ", _facts)}");
            if (one.Object("text", "an object of texts by language") is { } byLanguage)
            {
                var texts = byLanguage.TextsByLanguage(spoken(byLanguage), variables);
                foreach (var (code, text) in texts)
                {
                    foreach (var missing in variables.Except(Template.SlotsOf(text), StringComparer.Ordinal))
                        byLanguage.Add(code, $"lacks '{{{missing}}}', which the approved text has");
                }

                templates.Add(new(id, title, variables, texts));
            }

            one.NothingElse();
        }

        return templates;
    }
}
