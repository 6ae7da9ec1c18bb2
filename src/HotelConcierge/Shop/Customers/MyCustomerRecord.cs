using HotelConcierge.Assistants;
using HotelConcierge.Replies;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Shop.Customers;

/// <summary>
/// Shows the guest which record this chat is linked to: the name, and so much of a contact that its owner knows it again.
/// </summary>
internal sealed class MyCustomerRecord(CustomerTools tools, ShopCustomers customers) : ITool
{
    private const string Unknown = "–";

    public string Name => "my_customer_record";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name, "Shows the guest which customer's record this chat is linked to, when they ask whether they are known.");

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return tools.RunAsync(
            call,
            async (plan, erp) =>
                await customers.FindAsync(call.Assistant, call.Guest, cancellationToken) is { } linked
                && await erp.ReadCustomerAsync(linked.CustomerId, cancellationToken) is { } customer
                    ? CustomerTools.Say(
                        "linked",
                        "This chat is linked to that record.",
                        plan.Say(
                            CustomerPlan.Record,
                            call.Language,
                            ("name", PlainMarkdown.Of(customer.Name)),
                            ("contact", PlainMarkdown.Of(ContactOf(customer)))))
                    : CustomerTools.Say("not_linked", "This chat is linked to no record.", plan.Say(CustomerPlan.NotLinked, call.Language)),
            cancellationToken);
    }

    private static string ContactOf(Customer customer)
    {
        var contacts = new List<string>();
        if (!string.IsNullOrWhiteSpace(customer.Email))
            contacts.Add(new CustomerContact(ContactKind.Email, customer.Email.Trim()).Masked);
        if (!string.IsNullOrWhiteSpace(customer.Phone))
            contacts.Add(new CustomerContact(ContactKind.Phone, customer.Phone.Trim()).Masked);
        return contacts.Count == 0 ? Unknown : string.Join(", ", contacts);
    }
}
