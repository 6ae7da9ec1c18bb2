using HotelConcierge.Assistants.Loading;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Settings;

namespace HotelConcierge.Assistants;

/// <summary>The assistants of a deployment and the addresses they answer.</summary>
public sealed class AssistantCatalog
{
    private readonly Dictionary<string, Assistant> _byAddress = new(StringComparer.Ordinal);
    private readonly HashSet<string> _forPeople;
    private readonly Assistant _default;

    internal AssistantCatalog(IReadOnlyList<Assistant> assistants)
    {
        All = assistants;
        _forPeople = assistants.SelectMany(assistant => assistant.PeopleOnly).ToHashSet(StringComparer.Ordinal);
        _default = assistants.FirstOrDefault(assistant => assistant.IsDefault) ?? assistants[0];
        foreach (var assistant in assistants)
        {
            foreach (var address in assistant.Addresses)
                _byAddress.Add(address, assistant);
        }
    }

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<Assistant> All { get; }

    /// <summary>Reads every sub-folder of <paramref name="folder"/> that holds an <c>assistant.json</c>.</summary>
    /// <remarks>
    /// <para><c>assistant.json</c>: <c>name</c> (the folder's), <c>title</c>, <c>languages</c> (the default first),
    /// <c>model</c> (<c>temperature</c>, <c>maxOutputTokens</c>, <c>historyTokens</c>, optional <c>reasoningEffort</c> and
    /// <c>verbosity</c>), <c>tokensPerTurn</c>; optional <c>version</c> (counted by its author), <c>addresses</c>
    /// (<c>twilio:whatsapp:+14155238886</c>), <c>default</c>, <c>tools</c>, <c>handoff</c>, <c>quotesVoice</c>
    /// (true: what a voice message was understood to say stands before the answer), <c>reacts</c> (true:
    /// signs of progress on voice messages and files), <c>disclaimer</c> and <c>person</c> (keys of
    /// replies) and <c>profile</c>, a list of <see cref="ProfileField"/>s.</para>
    /// <para><c>routes/*.md</c>: front matter with <c>label</c> and <c>when</c>; optional <c>title</c>, <c>commands</c>,
    /// <c>questions</c>, <c>mentions</c> and <c>subjects</c> (words by language), <c>takes</c> (<c>greetings</c>,
    /// <c>questions</c> or <c>rest</c>), <c>needs</c> (<c>topic</c>: the reply that asks for it; <c>previous</c>: routes it follows
    /// up), <c>reply</c>, <c>tools</c>, <c>knowledge</c>, <c>safetyNote</c> (a <c>reply</c>, the <c>words</c> that call for it, and
    /// <c>always</c>: true where it stands beside every answer of a model),
    /// <c>reasoningEffort</c> and <c>verbosity</c> (over the assistant's), <c>abuse</c> (true: a message here is misuse), <c>always</c>
    /// (true: open also to whoever is slowed down); below it the system prompt (<see cref="Prompt"/>) unless <c>reply</c> is the
    /// answer.</para>
    /// <para><c>router.md</c>, which may be missing: front matter with <c>asks</c> (<c>questions</c>, <c>rest</c>: about which
    /// messages the model is asked when no words have chosen a route; <c>everything</c>, alone: about all but commands); below it the
    /// prompt that asks for a label.</para>
    /// <para><c>replies.json</c>: every key of <see cref="ReplyKeys.Required"/> and those that routes and the disclaimer
    /// name, each with a text in every language. Further files, such as <c>knowledge/</c>, are left alone.</para>
    /// </remarks>
    /// <param name="toolNames">The tools there are, which assistants may allow; null to leave that unchecked.</param>
    /// <param name="languages">Those that assistants may speak; null for <see cref="LanguageCatalog.Default"/>.</param>
    /// <param name="options">Who answers what, where settings say otherwise than the files; null where they do not.</param>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    /// <exception cref="SettingsException">The files are right, but not what <paramref name="options"/> say of them.</exception>
    public static AssistantCatalog Load(
        string folder,
        IReadOnlyCollection<string>? toolNames = null,
        LanguageCatalog? languages = null,
        AssistantOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return CatalogFolder.Load(folder, toolNames, languages ?? LanguageCatalog.Default, options ?? AssistantOptions.None);
    }

    /// <summary>
    /// The assistant that answers what is written to this address: the one that lists it, else the one of that very name, since a channel
    /// of our own writes to assistants by their names, else the default one.
    /// </summary>
    public Assistant For(ConversationAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return _byAddress.GetValueOrDefault(KeyOf(address)) ?? Find(address.Business) ?? _default;
    }

    /// <summary>
    /// The assistant that answers: the one of that name where there still is one, else that of the address. Where people answer it is that
    /// of the address, whoever was asked for.
    /// </summary>
    /// <param name="name">Who was asked for, or has begun to answer, in any case; null for nobody.</param>
    public Assistant Answering(string? name, ConversationAddress address) =>
        IsForPeople(address) ? For(address) : Find(name) ?? For(address);

    /// <summary>Whether people answer what is written to this address, and no model does.</summary>
    public bool IsForPeople(ConversationAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return _forPeople.Count > 0 && _forPeople.Contains(KeyOf(address));
    }

    /// <summary>The assistant of that name, or null.</summary>
    public Assistant? Find(string? name) =>
        All.FirstOrDefault(assistant => string.Equals(assistant.Name, name, StringComparison.OrdinalIgnoreCase));

    private static string KeyOf(ConversationAddress address) => $"{address.Channel}:{address.Business}";
}
