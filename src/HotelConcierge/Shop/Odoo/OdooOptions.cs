using System.Globalization;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Shop.Odoo;

/// <summary>The settings of section <c>Odoo</c>: one database, and the user who asks it for us.</summary>
public sealed class OdooOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Odoo";

    /// <summary>Orders become draft customer invoices.</summary>
    public const string Invoice = "invoice";

    /// <summary>Orders become quotations.</summary>
    public const string Quotation = "quotation";

    private const double MostSecondsToWait = 60;

    /// <summary>Where Odoo is, such as <c>https://company.odoo.com</c>; its paths are appended.</summary>
    public string Url { get; set; } = "";

    /// <summary>The database's name.</summary>
    public string Database { get; set; } = "";

    /// <summary>The login of a user who is there for nothing else.</summary>
    public string Username { get; set; } = "";

    /// <summary>That user's API key, which Odoo lets live three months at most.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The id of the company whose products and orders they are.</summary>
    /// <value>0: the user's own.</value>
    public int Company { get; set; }

    /// <summary>What an order becomes: <see cref="Invoice"/> or <see cref="Quotation"/>.</summary>
    public string Order { get; set; } = Invoice;

    /// <summary>How long one call may take before its outcome counts as unknown.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Says everything that is wrong with the settings, each by the name the operator wrote, never with its value.</summary>
    public sealed class Check : IValidateOptions<OdooOptions>
    {
        public ValidateOptionsResult Validate(string? name, OdooOptions options)
        {
            ArgumentNullException.ThrowIfNull(options);
            List<string> problems = [];
            Require(BaseUrl.Is(options.Url), "Odoo__Url must be an http or https address such as https://company.odoo.com.");
            Require(!string.IsNullOrWhiteSpace(options.Database), "Odoo__Database is missing: name the database, as its login page does.");
            Require(
                !string.IsNullOrWhiteSpace(options.Username),
                "Odoo__Username is missing: name the login of a user for the concierge alone.");
            Require(
                !string.IsNullOrWhiteSpace(options.ApiKey),
                "Odoo__ApiKey is missing: make one in that user's preferences, under account security.");
            Require(options.Company >= 0, "Odoo__Company must be the number of a company, or empty for the user's own.");
            Require(options.Order is Invoice or Quotation, $"Odoo__Order must be {Invoice} or {Quotation}.");
            Require(
                options.Timeout > TimeSpan.Zero && options.Timeout.TotalSeconds <= MostSecondsToWait,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Odoo__Timeout must be more than zero and at most {MostSecondsToWait} seconds, such as 00:00:15."));
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

            void Require(bool holds, string problem)
            {
                if (!holds)
                    problems.Add(problem);
            }
        }
    }
}
