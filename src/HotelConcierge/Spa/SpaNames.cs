using HotelConcierge.Assistants;
using HotelConcierge.Tools;

namespace HotelConcierge.Spa;

/// <summary>What the spa's treatments are called, in every language that they have a name in.</summary>
internal sealed class SpaNames(SpaCatalog spas) : INamesThings
{
    public IEnumerable<string> NamesFor(Assistant assistant) => spas.Find(assistant) is { } spa
        ? spa.Plan.Treatments.SelectMany(treatment =>
            treatment.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => label.Value))
        : [];
}
