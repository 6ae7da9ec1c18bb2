namespace HotelConcierge.Assistants.Loading;

/// <summary>Holds what settings say of assistants to the assistants there are, and to what these list themselves.</summary>
internal sealed class AddressClaims(AssistantOptions options, IReadOnlyList<Assistant> assistants)
{
    private const string Example = "twilio:whatsapp:+14155238886";

    private readonly string _names = string.Join(", ", assistants.Select(assistant => assistant.Name));

    /// <returns>A line for each problem, beginning with the setting's name.</returns>
    public IReadOnlyList<string> FindProblems()
    {
        List<string> problems = [];
        if (options.Default.Length > 0 && !IsAnyNamed(options.Default))
            problems.Add($"{AssistantOptions.DefaultName}: there is no assistant '{options.Default}'. There are: {_names}.");
        foreach (var (name, addresses) in options.Addresses.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var setting = AssistantOptions.NameOf(name);
            problems.AddRange(IsAnyNamed(name)
                ? addresses.Select(FindProblem).OfType<string>().Select(problem => $"{setting}: {problem}")
                : [$"{setting}: there is no assistant '{name}'. There are: {_names}."]);
        }

        problems.AddRange(FindClaimedTwice());
        problems.AddRange(options.PeopleOnly
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .SelectMany(entry => FindForPeople(AssistantOptions.PeopleOnlyNameOf(entry.Key), entry.Key, entry.Value)));
        return problems;
    }

    /// <summary>Where people answer they are those of the assistant that answers there otherwise.</summary>
    private IEnumerable<string> FindForPeople(string setting, string name, IReadOnlyList<string> addresses)
    {
        if (assistants.FirstOrDefault(one => AssistantOptions.IsName(name, one.Name)) is not { } assistant)
        {
            yield return $"{setting}: there is no assistant '{name}'. There are: {_names}.";
            yield break;
        }

        if (!assistant.HandsOff)
        {
            yield return $"{setting}: '{assistant.Name}' has nobody to answer. Its {CatalogFolder.FileName} needs \"handoff\": true, and its "
                + "folder a desk.json.";
            yield break;
        }

        foreach (var address in addresses)
        {
            if (FindProblem(address) is { } problem)
                yield return $"{setting}: {problem}";
            else if (OwnerOf(address) is var owner && owner != assistant)
            {
                yield return $"{setting}: '{address}' is answered by '{owner.Name}'. Give it to '{assistant.Name}' with "
                    + $"{AssistantOptions.NameOf(assistant.Name)}, or take it out.";
            }
        }
    }

    /// <summary>Who answers there, as <see cref="AssistantCatalog.For"/> will say.</summary>
    private Assistant OwnerOf(string address) =>
        assistants.FirstOrDefault(one => one.Addresses.Contains(address, StringComparer.Ordinal))
        ?? assistants.FirstOrDefault(one => address.EndsWith($":{one.Name}", StringComparison.OrdinalIgnoreCase)
            && address.IndexOf(':', StringComparison.Ordinal) == address.Length - one.Name.Length - 1)
        ?? assistants.FirstOrDefault(one => one.IsDefault)
        ?? assistants[0];

    /// <summary>The files' own claims come first, so that the setting is named that disagrees.</summary>
    private IEnumerable<string> FindClaimedTwice()
    {
        var owners = new Dictionary<string, Assistant>(StringComparer.Ordinal);
        foreach (var assistant in assistants.OrderBy(IsSet))
        {
            foreach (var address in assistant.Addresses)
            {
                if (owners.TryAdd(address, assistant))
                    continue;
                var (setting, owner) = (AssistantOptions.NameOf(assistant.Name), owners[address]);
                var theirs = AssistantOptions.NameOf(owner.Name);
                yield return owner == assistant
                    ? $"{setting}: '{address}' stands there twice. Leave it once."
                    : IsSet(owner)
                        ? $"{setting}: '{address}' is claimed by {theirs} too. Leave it to one of them."
                        : $"{setting}: '{address}' is in {owner.Name}/{CatalogFolder.FileName} already. Take it out of one of them, or "
                            + $"give '{owner.Name}' others with {theirs}.";
            }
        }
    }

    private bool IsSet(Assistant assistant) => options.AddressesOf(assistant.Name) is not null;

    private bool IsAnyNamed(string written) => assistants.Any(assistant => AssistantOptions.IsName(written, assistant.Name));

    private string? FindProblem(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);

        // Two channels write numbers so: the one of that name, and one that has them behind its own name.
        var isAmbiguous = colon > 0 && Example.Contains($":{address[..(colon + 1)]}", StringComparison.OrdinalIgnoreCase);
        if (address.StartsWith('+') || (isAmbiguous && options.SetUp?.Contains(address[..colon]) is false))
            return $"'{address}' lacks its channel. Write it with the channel before it, such as {Example}.";
        return colon <= 0 || colon == address.Length - 1 || !address[..colon].All(char.IsAsciiLetterLower)
            ? $"'{address}' is no address. Write a channel in small letters, a colon and the address written to, such as {Example}."
            : null;
    }
}
