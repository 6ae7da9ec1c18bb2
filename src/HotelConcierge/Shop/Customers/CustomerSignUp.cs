using HotelConcierge.Proposals;
using HotelConcierge.Replies;
using HotelConcierge.Tools;

namespace HotelConcierge.Shop.Customers;

/// <summary>Who wants to be registered; every field was checked. Stored in proposals, so properties are added, never renamed.</summary>
/// <param name="Phone">In E.164: the proven one where the channel proves one; null for none.</param>
internal sealed record SignUpWish(string Name, string? Phone, string? Email)
{
    public string? Street { get; init; }

    public string? City { get; init; }

    public string? PostalCode { get; init; }

    public string? Language { get; init; }

    /// <summary>The contacts, the one before that proves more.</summary>
    public IReadOnlyList<CustomerContact> Contacts =>
    [
        .. Email is null ? Array.Empty<CustomerContact>() : [new CustomerContact(ContactKind.Email, Email)],
        .. Phone is null ? Array.Empty<CustomerContact>() : [new CustomerContact(ContactKind.Phone, Phone)],
    ];
}

/// <summary>
/// Registers customers on their yes, once. Where the ERP has one of their contacts already, nobody is created: a code goes to it, as if
/// they had asked for one, and what they read is the same.
/// </summary>
internal sealed class CustomerSignUp(
    CustomerLinks links,
    CustomerLimits limits,
    ShopCustomers customers,
    CustomerCodes codes,
    OpenProposals proposals,
    TimeProvider clock)
{
    /// <summary>Asks the guest, or links them at once where their proven number is one customer's.</summary>
    public async Task<ToolResult> ProposeAsync(
        CustomerPlan plan, IErp erp, ToolCall call, SignUpWish wish, CancellationToken cancellationToken)
    {
        if (await LinkedAsync(erp, call, cancellationToken) is { } name)
            return AlreadyLinked(plan, call, name);
        var line = plan.Say(CustomerPlan.WhetherToRegister, call.Language, ("details", Describe(plan, call, wish)));
        return await CustomerProposals.AskAsync(
            proposals, plan, call, new() { Registers = wish }, line, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Registers them. Done again for one proposal, it changes nothing.</summary>
    public async Task<ToolResult> CarryOutAsync(
        CustomerPlan plan, IErp erp, ToolCall call, string proposal, SignUpWish wish, CancellationToken cancellationToken)
    {
        var contact = Convert.ToHexStringLower(
            await limits.DigestAsync($"signup\n{string.Join('\n', wish.Contacts.Select(one => one.Value))}", cancellationToken));
        var begun = await links.FindSignUpAsync(call.Conversation, cancellationToken);
        if (begun is null || (begun.Key != proposal && (begun.IsDone || begun.Contact != contact)))
        {
            if (await LinkedAsync(erp, call, cancellationToken) is { } name)
                return AlreadyLinked(plan, call, name);
            if (!await limits.TryCountSignUpAsync(call.Conversation, call.Id, cancellationToken))
            {
                return CustomerTools.SayAndOfferPerson(
                    call, "too_many", "Nobody was registered: there were too many today.", plan.Say(CustomerPlan.TooMany, call.Language));
            }

            var isKnown = false;
            foreach (var one in wish.Contacts)
                isKnown |= (await CustomerMatches.FindAsync(erp, one, cancellationToken)).Count > 0;
            begun = new(proposal, contact, Creates: !isKnown, IsDone: false);

            // Written before anybody is created: a run after a crash must not take who was created by it for one who was there.
            await links.PutAsync(call.Conversation, begun, cancellationToken);
        }

        if (begun.Creates)
        {
            var created = await erp.CreateCustomerAsync(begun.Key, CustomerOf(wish), cancellationToken);
            await links.PutAsync(
                call.Conversation, new CustomerLink(created.Id, CustomerProof.Registered, Contact: null, call.Id), cancellationToken);
        }
        else if (wish.Contacts.FirstOrDefault(one => codes.Takes(one.Kind) && !IsProven(call, one)) is { } to)
        {
            // Whatever comes of it, what they read must not tell it from a registration.
            await codes.SendAsync(
                plan, call, to, token => CustomerMatches.OnlyAsync(erp, [to], customers.NumberOf(call.Guest), token), cancellationToken);
        }

        await links.PutAsync(call.Conversation, begun with { IsDone = true }, cancellationToken);
        return Recorded(plan, call, wish);
    }

    private ToolResult Recorded(CustomerPlan plan, ToolCall call, SignUpWish wish) => CustomerTools.Say(
        "recorded",
        "Their details are recorded. Whether they were known before is told to nobody: do not guess. A code that comes to them links when "
            + "they send it in a message of their own.",
        plan.Say(
            wish.Contacts.Any(one => codes.Takes(one.Kind) && !IsProven(call, one))
                ? CustomerPlan.RegisteredWithCode
                : CustomerPlan.Registered,
            call.Language));

    private bool IsProven(ToolCall call, CustomerContact contact) =>
        contact.Kind is ContactKind.Phone && contact.Value == customers.NumberOf(call.Guest);

    private async Task<string?> LinkedAsync(IErp erp, ToolCall call, CancellationToken cancellationToken) =>
        (await customers.FindAsync(call.Assistant, call.Guest, cancellationToken))?.Name
            ?? (await customers.LinkByNumberAsync(erp, call.Guest, call.Id, cancellationToken))?.Linked?.Name;

    private static ToolResult AlreadyLinked(CustomerPlan plan, ToolCall call, string name) => CustomerTools.Say(
        "linked",
        "They are a customer already, and this chat is linked to their record.",
        plan.Say(CustomerPlan.AlreadyLinked, call.Language, ("name", PlainMarkdown.Of(name))));

    private static NewCustomer CustomerOf(SignUpWish wish) => new(wish.Name, wish.Phone, wish.Email)
    {
        Street = wish.Street,
        City = wish.City,
        PostalCode = wish.PostalCode,
        Language = wish.Language,
    };

    private static string Describe(CustomerPlan plan, ToolCall call, SignUpWish wish)
    {
        string?[] address = [wish.Street, wish.City, wish.PostalCode];
        (string Label, string? Value)[] details =
        [
            (CustomerPlan.NameLabel, wish.Name),
            (CustomerPlan.PhoneLabel, wish.Phone),
            (CustomerPlan.EmailLabel, wish.Email),
            (CustomerPlan.AddressLabel, string.Join(", ", address.OfType<string>())),
        ];
        return string.Join('\n', details
            .Where(detail => !string.IsNullOrEmpty(detail.Value))
            .Select(detail => $"- {plan.Say(detail.Label, call.Language)}: {PlainMarkdown.Of(detail.Value!)}"));
    }
}
