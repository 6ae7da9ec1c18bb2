using HotelConcierge.Assistants;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using HotelConcierge.Storage;
using HotelConcierge.Text;
using HotelConcierge.Tools;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Shop.Customers;

/// <summary>What came of asking for a code. Stored, so cases are added, never renamed.</summary>
internal enum CodeOutcome
{
    /// <summary>It is on its way, if one customer has that contact.</summary>
    Asked,

    /// <summary>There were too many lately, from here or to that contact.</summary>
    TooMany,

    /// <summary>Nothing can be sent that way now, to whomever.</summary>
    WayDown,
}

/// <summary>
/// Codes by which customers prove that a contact is theirs: each goes to the phone or e-mail that the ERP has, and links only the
/// conversation that asked for it, for a quarter of an hour. Whether anybody has a contact shows neither in what is answered nor in what is
/// done: where nobody has it, a code is made that nobody gets, and the way is asked instead of used.
/// </summary>
/// <remarks>
/// The intent is written before anything is sent. A run that finds it without an outcome sends the same code under the same key, which is
/// drawn from the call by a secret of the store; where the provider can be asked, it is asked first.
/// </remarks>
internal sealed partial class CustomerCodes(
    CustomerCatalog catalog,
    CustomerLinks links,
    CustomerLimits limits,
    OneTimeCodes codes,
    IEnumerable<ICodeWay> ways,
    TimeProvider clock,
    ILogger<CustomerCodes> log,
    IErp? erp = null) : ITakesCodes, IHoldsGuestData
{
    /// <summary>So long a code links.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>Whether codes can be sent to such contacts here.</summary>
    internal bool Takes(ContactKind kind) => WayTo(kind) is not null;

    /// <inheritdoc/>
    public bool TakesCodesOf(Assistant assistant) => erp is not null && catalog.Find(assistant) is not null;

    /// <inheritdoc/>
    public string Unknown(Assistant assistant, string language) =>
        catalog.Find(assistant)?.Say(CustomerPlan.UnknownCode, language) ?? "";

    /// <summary>Sends a code, where one customer has the contact. Keyed by the call's id.</summary>
    /// <param name="contact">What the guest named; one that <see cref="Takes"/> says yes to.</param>
    /// <param name="find">Finds the only customer that is meant.</param>
    /// <exception cref="ErpException">The ERP cannot be asked.</exception>
    internal async Task<CodeOutcome> SendAsync(
        CustomerPlan plan,
        ToolCall call,
        CustomerContact contact,
        Func<CancellationToken, Task<Customer?>> find,
        CancellationToken cancellationToken)
    {
        var way = WayTo(contact.Kind) ?? throw new InvalidOperationException($"No code can be sent to a contact of kind {contact.Kind}.");
        var key = CustomerLinks.CodeKeyOf(call.Id);
        var known = await links.FindCodeAsync(call.Conversation, key, cancellationToken);
        if (known?.Outcome is { } outcome)
            return outcome;
        if (!await limits.TryCountCodeAsync(call.Conversation, contact, call.Id, cancellationToken))
            return CodeOutcome.TooMany;

        var asked = known ?? await NewAsync(contact, find, cancellationToken);
        await DropExpiredAsync(call.Conversation, cancellationToken);
        await links.PutAsync(call.Conversation, key, asked, cancellationToken);
        var code = OneTimeCode.From(await limits.DigestAsync($"code\n{call.Conversation}\n{call.Id}", cancellationToken));
        await codes.IssueAsync(
            CodePurpose.Customer, code, SubjectOf(call.Conversation, key), asked.ExpiresAt, cancellationToken);
        var letter = Write(plan, call, asked.To ?? contact, code, asked.At, isRepeated: known is not null);
        var isOpen = asked.To is null
            ? await way.IsOpenAsync(letter, cancellationToken)
            : await way.SendAsync(letter, cancellationToken);
        var came = isOpen ? CodeOutcome.Asked : CodeOutcome.WayDown;
        await links.PutAsync(call.Conversation, key, asked with { Outcome = came }, cancellationToken);
        return came;
    }

    /// <inheritdoc/>
    public async Task<string?> TakeAsync(
        Assistant assistant, OneTimeCode code, GuestContact guest, string language, string turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        if (erp is null || catalog.Find(assistant) is not { } plan)
            return null;
        AskedCode? asked = null;
        Customer? customer = null;
        try
        {
            if (await codes.RedeemAsync(CodePurpose.Customer, code, guest.Conversation, turn, IsWantedAsync, cancellationToken) is null
                || asked is null || customer is null)
                return null;
        }
        catch (ErpException trouble)
        {
            Log.Trouble(log, trouble.Trouble, trouble.Message);
            return plan.Say(CustomerPlan.Unavailable, language);
        }

        await links.PutAsync(
            guest.Conversation, new CustomerLink(customer.Id, CustomerProof.Code, asked.To, Call: null), cancellationToken);
        return plan.Say(CustomerPlan.Linked, language, ("name", PlainMarkdown.Of(customer.Name)));

        // One that another conversation asked for, or whose customer has the contact no more, opens nothing.
        async Task<bool> IsWantedAsync(string subject)
        {
            if (!subject.StartsWith(SubjectOf(guest.Conversation, ""), StringComparison.Ordinal))
                return false;
            asked = await links.FindCodeAsync(guest.Conversation, subject[SubjectOf(guest.Conversation, "").Length..], cancellationToken);
            if (asked is not { Customer: { } id, To: { } contact } || asked.ExpiresAt <= clock.GetUtcNow())
                return false;
            customer = (await CustomerMatches.FindAsync(erp, contact, cancellationToken)).FirstOrDefault(one => one.Id == id);
            return customer is not null;
        }
    }

    /// <summary>Makes the guest's codes good for nothing, and takes them away. Their own rows, which name them, go after this.</summary>
    async Task IHoldsGuestData.EraseAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        var asked = await links.CodesOfAsync(guest, cancellationToken);
        if (asked.Count > 0)
        {
            await codes.ForgetAsync(
                CodePurpose.Customer,
                asked.Select(code => SubjectOf(guest, code.Key)).ToHashSet(StringComparer.Ordinal),
                cancellationToken);
        }
    }

    Task IHoldsGuestData.TidyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether a code is on its way that may still be sent here.</summary>
    internal async Task<bool> IsWaitingAsync(ConversationId guest, CancellationToken cancellationToken) =>
        (await links.CodesOfAsync(guest, cancellationToken)).Any(code =>
            code.Code.Outcome is CodeOutcome.Asked && code.Code.ExpiresAt > clock.GetUtcNow());

    private ICodeWay? WayTo(ContactKind kind) => ways.FirstOrDefault(way => way.Takes(kind));

    private async Task<AskedCode> NewAsync(
        CustomerContact contact, Func<CancellationToken, Task<Customer?>> find, CancellationToken cancellationToken)
    {
        var customer = await find(cancellationToken);
        var now = clock.GetUtcNow();
        return new(customer?.Id, customer is null ? null : contact, now, now + Life, Outcome: null);
    }

    private async Task DropExpiredAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        foreach (var (key, _) in (await links.CodesOfAsync(guest, cancellationToken))
            .Where(code => code.Code.ExpiresAt <= clock.GetUtcNow()))
            await links.RemoveCodeAsync(guest, key, cancellationToken);
    }

    private static CodeLetter Write(
        CustomerPlan plan, ToolCall call, CustomerContact to, OneTimeCode code, DateTimeOffset at, bool isRepeated)
    {
        var shop = call.Assistant.Title;
        (string, string)[] values = [("shop", shop), ("code", code.Value)];
        return to.Kind is ContactKind.Email
            ? new(
                to,
                plan.Say(CustomerPlan.MailSubject, call.Language, ("shop", shop)),
                plan.Say(CustomerPlan.MailBody, call.Language, values),
                call.Id,
                at,
                isRepeated)
            : new(to, "", plan.Say(CustomerPlan.Sms, call.Language, values), call.Id, at, isRepeated);
    }

    /// <summary>What a code is issued for. Stored with the code.</summary>
    private static string SubjectOf(ConversationId guest, string key) => $"{guest}/{key}";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A customer's code could not be taken, the ERP cannot be asked ({Trouble}): {Why}")]
        public static partial void Trouble(ILogger logger, ErpTrouble trouble, string why);
    }
}
