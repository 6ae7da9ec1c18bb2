using System.Text.RegularExpressions;
using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Shop.Customers;

/// <summary>Asks the guest whether to register them as a customer, with exactly these details. Keyed by the call's id.</summary>
internal sealed partial class RegisterCustomer(CustomerTools tools, ShopCustomers customers, CustomerSignUp signUp) : ITool
{
    private const string FullName = "name";
    private const string Phone = "phone";
    private const string Email = "email";
    private const string Street = "street";
    private const string City = "city";
    private const string PostalCode = "postal_code";

    public string Name => "register_customer";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Registers somebody as a customer who has never ordered here, once they have said yes to their details, which they are asked. " +
        "Pass what they wrote themselves and nothing else; ask for what is missing. One of e-mail and phone is needed; where their number is " +
        "known from the chat, that is the phone.",
        ToolParameter.OfText(FullName, "Their name, or their company's.", CustomerFields.LongestName).Required(),
        ToolParameter.OfText(Email, "Their e-mail address.", 254),
        ToolParameter.OfText(Phone, "Their telephone number.", 40),
        ToolParameter.OfText(Street, "Street and number, and what else finds them.", CustomerFields.LongestStreet),
        ToolParameter.OfText(City, "City or district.", CustomerFields.LongestCity),
        ToolParameter.OfText(PostalCode, "Postal code.", CustomerFields.LongestPostalCode));

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return tools.RunAsync(
            call,
            (plan, erp) => Read(plan, call) is var (wish, problem) && wish is not null
                ? signUp.ProposeAsync(plan, erp, call, wish, cancellationToken)
                : Task.FromResult<ToolResult>($"Nothing was done: {problem}"),
            cancellationToken);
    }

    private (SignUpWish? Wish, string Problem) Read(CustomerPlan plan, ToolCall call)
    {
        string Text(string field) => Blanks.Replace(ToolJson.Text(call.Arguments, field), " ");
        (string Field, string Written, int Longest, bool MustHaveLetters)[] fields =
        [
            (FullName, Text(FullName), CustomerFields.LongestName, true),
            (Street, Text(Street), CustomerFields.LongestStreet, false),
            (City, Text(City), CustomerFields.LongestCity, true),
            (PostalCode, Text(PostalCode), CustomerFields.LongestPostalCode, false),
        ];
        if (fields[0].Written.Length == 0)
            return (null, $"{FullName} is missing. Ask for it.");
        foreach (var (field, written, longest, mustHaveLetters) in fields)
        {
            if (written.Length > 0 && CustomerFields.FindProblem(written, longest, mustHaveLetters) is { } problem)
                return (null, $"{field} {problem}. Ask for it again.");
        }

        var (writtenEmail, writtenPhone) = (ToolJson.Text(call.Arguments, Email), ToolJson.Text(call.Arguments, Phone));
        var email = CustomerContact.OfEmail(writtenEmail);
        if (writtenEmail.Length > 0 && email is null)
            return (null, $"{Email} has to be one e-mail address, such as ana@example.com. Ask for it again.");
        var phone = CustomerContact.OfPhone(writtenPhone, plan.Country);
        if (writtenPhone.Length > 0 && phone is null)
            return (null, $"{Phone} has to be a telephone number with its country, such as +66812345678. Ask for it again.");

        // Whoever writes from a number that is proven has that one; another proves nothing.
        var number = customers.NumberOf(call.Guest) ?? phone?.Value;
        if (number is null && email is null)
            return (null, $"{Email} or {Phone} is needed. Ask for one of them.");
        return (
            new(fields[0].Written, number, email?.Value)
            {
                Street = NullIfEmpty(fields[1].Written),
                City = NullIfEmpty(fields[2].Written),
                PostalCode = NullIfEmpty(fields[3].Written),
                Language = call.Language,
            },
            "");
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    // People break lines where forms have fields; other control characters are a reason to ask again.
    [GeneratedRegex(@"[ \t\r\n\u00A0]+", RegexOptions.CultureInvariant, Text.MatchPatience.Milliseconds)]
    private static partial Regex Blanks { get; }
}
