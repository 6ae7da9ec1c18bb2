using HotelConcierge.Assistants;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;

namespace HotelConcierge.Handoff;

/// <summary>Whether anybody could answer where only people do: guests there have nobody else.</summary>
internal sealed class PeopleOnlyProbe(Desks desks, AssistantCatalog assistants) : IProbe
{
    public string What => "people";

    public string Remedy =>
        "Let somebody sign in at the desk with Staff__NAME__Key or an issuer (docs/staff.md), or take the addresses out of "
        + "Assistants__NAME__PeopleOnly.";

    public Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        var alone = assistants.All
            .Where(assistant => assistant.PeopleOnly.Any(address => desks.For(assistant, AddressOf(address)) is null))
            .Select(assistant => AssistantOptions.PeopleOnlyNameOf(assistant.Name))
            .ToList();
        return Task.FromResult(alone.Count == 0
            ? Finding.Well("Where only people answer there is a desk.")
            : Finding.NotWell($"Nobody can answer at addresses of {string.Join(" and ", alone)}: guests there are told so.", Remedy));
    }

    private static ConversationAddress AddressOf(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return new(new(address[..colon]), address[(colon + 1)..], Guest: "");
    }
}
