using HotelConcierge.Assistants;
using HotelConcierge.Replies;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Shop.Customers;

/// <summary>
/// Links the guest to their record: by the number that their channel vouches for, or by a code that goes to the contact that the ERP has.
/// Keyed by the call's id.
/// </summary>
internal sealed class LinkCustomer(CustomerTools tools, ShopCustomers customers, CustomerCodes codes) : ITool
{
    private const string Phone = "phone";
    private const string Email = "email";

    private const string NothingIsKnown =
        "Whether anybody is known by it is told to nobody, you neither: do not guess. What links is the code alone, when the guest sends " +
        "it in a message of their own; it is read before you see the message.";

    public string Name => "link_customer";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant)
    {
        var parameters = new List<ToolParameter>();
        if (codes.Takes(ContactKind.Email))
            parameters.Add(ToolParameter.OfText(Email, "The e-mail address that the shop knows them by, as they wrote it.", 254));
        if (codes.Takes(ContactKind.Phone))
            parameters.Add(ToolParameter.OfText(Phone, "The telephone number that the shop knows them by, as they wrote it.", 40));
        return ToolJson.Declare(
            Name,
            "Links this chat to the record of a customer who has ordered before, so that their orders can be shown and placed on their " +
            "account. Where the chat's own number is known, call it without arguments; otherwise ask for one of these, and a code is " +
            "sent to it. For whoever is no customer yet there is register_customer.",
            [.. parameters]);
    }

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return tools.RunAsync(call, (plan, erp) => RunAsync(plan, erp, call, cancellationToken), cancellationToken);
    }

    private async Task<ToolResult> RunAsync(CustomerPlan plan, IErp erp, ToolCall call, CancellationToken cancellationToken)
    {
        var (writtenPhone, writtenEmail) = (ToolJson.Text(call.Arguments, Phone), ToolJson.Text(call.Arguments, Email));
        var phone = writtenPhone.Length > 0 ? CustomerContact.OfPhone(writtenPhone, plan.Country) : null;
        var email = writtenEmail.Length > 0 ? CustomerContact.OfEmail(writtenEmail) : null;
        if (writtenPhone.Length > 0 && phone is null)
            return $"Nothing was done: {Phone} has to be a telephone number with its country, such as +66812345678. Ask for it again.";
        if (writtenEmail.Length > 0 && email is null)
            return $"Nothing was done: {Email} has to be one e-mail address, such as ana@example.com. Ask for it again.";

        // What the channel vouches for needs no code, and it is no other's number that was named.
        if (phone is not null && phone.Value == customers.NumberOf(call.Guest))
            phone = null;
        return phone is null && email is null
            ? await LinkAsync(plan, erp, call, cancellationToken)
            : await SendAsync(plan, erp, call, email, phone, cancellationToken);
    }

    private async Task<ToolResult> LinkAsync(CustomerPlan plan, IErp erp, ToolCall call, CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(call.Assistant, call.Guest, cancellationToken) is { } linked)
            return Linked(plan, call, linked.Name);
        var canSend = codes.Takes(ContactKind.Email) || codes.Takes(ContactKind.Phone);
        return await customers.LinkByNumberAsync(erp, call.Guest, call.Id, cancellationToken) switch
        {
            (_, { } customer) => Linked(plan, call, customer.Name),
            null when !canSend => NoWay(plan, call),
            null => CustomerTools.Say(
                "contact_needed",
                "Their channel vouches for no number. They are asked for a contact.",
                plan.Say(CustomerPlan.AskContact, call.Language)),
            (0, _) => CustomerTools.Say(
                "number_unknown",
                "No customer has the number that they write from.",
                plan.Say(CustomerPlan.NumberUnknown, call.Language)),
            _ when codes.Takes(ContactKind.Email) => CustomerTools.Say(
                "email_needed",
                "Several customers have the number that they write from, so it links none. They are asked for their e-mail address.",
                plan.Say(CustomerPlan.NumberUnclear, call.Language)),
            _ => NoWay(plan, call),
        };
    }

    private async Task<ToolResult> SendAsync(
        CustomerPlan plan, IErp erp, ToolCall call, CustomerContact? email, CustomerContact? phone, CancellationToken cancellationToken)
    {
        CustomerContact?[] named = [email, phone];
        List<CustomerContact> contacts = [.. named.OfType<CustomerContact>()];
        if (contacts.Find(contact => codes.Takes(contact.Kind)) is not { } to)
        {
            return codes.Takes(ContactKind.Email) ? AskOther(CustomerPlan.AskEmail)
                : codes.Takes(ContactKind.Phone) ? AskOther(CustomerPlan.AskPhone)
                : NoWay(plan, call);
        }

        var proven = customers.NumberOf(call.Guest);
        var outcome = await codes.SendAsync(
            plan, call, to, token => CustomerMatches.OnlyAsync(erp, contacts, proven, token), cancellationToken);
        return Say(plan, call, outcome);

        ToolResult AskOther(string key) => CustomerTools.Say(
            "other_contact_needed",
            "No code can be sent to such a contact here. They are asked for another.",
            plan.Say(key, call.Language));
    }

    private static ToolResult Say(CustomerPlan plan, ToolCall call, CodeOutcome outcome) => outcome switch
    {
        CodeOutcome.Asked => CustomerTools.Say("code_asked", NothingIsKnown, plan.Say(CustomerPlan.CodeAsked, call.Language)),
        CodeOutcome.TooMany => CustomerTools.SayAndOfferPerson(
            call,
            "too_many",
            $"No code was sent: there were too many lately. {NothingIsKnown}",
            plan.Say(CustomerPlan.TooMany, call.Language)),
        _ => CustomerTools.SayAndOfferPerson(
            call, "not_sent", $"No code can be sent now. {NothingIsKnown}", plan.Say(CustomerPlan.WayDown, call.Language)),
    };

    private static ToolResult NoWay(CustomerPlan plan, ToolCall call) => CustomerTools.SayAndOfferPerson(
        call,
        "no_codes_here",
        "No codes can be sent here, so a chat cannot be linked by one.",
        plan.Say(CustomerPlan.NoWay, call.Language));

    private static ToolResult Linked(CustomerPlan plan, ToolCall call, string name) => CustomerTools.Say(
        "linked",
        "This chat is linked to their record.",
        plan.Say(CustomerPlan.AlreadyLinked, call.Language, ("name", PlainMarkdown.Of(name))));
}
