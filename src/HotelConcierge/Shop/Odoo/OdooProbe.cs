using HotelConcierge.Diagnostics;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Shop.Odoo;

/// <summary>Asks Odoo whether the key is right and whether what the shop needs may be read.</summary>
internal sealed class OdooProbe(OdooTransport transport, OdooClient odoo, IOptions<OdooOptions> options) : IProbe
{
    private const string Unreachable = "Check Odoo__Url and Odoo__Database, and the way to them.";
    private const string NewKey =
        "Make a new API key in the preferences of the user in Odoo__Username, set Odoo__ApiKey to it and restart: docs/odoo.md.";

    public string What => "odoo";

    public string Remedy => Unreachable;

    public TimeSpan Patience => options.Value.Timeout;

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await transport.AuthenticateAsync(cancellationToken);
        }
        catch (ErpException exception)
        {
            return exception.Trouble is ErpTrouble.NoAccess
                ? Finding.NotWell("Odoo refuses the user or the key.", NewKey)
                : Broken(exception);
        }

        foreach (var model in new[] { "product.product", "res.partner", OdooOrderModel.Of(options.Value).Name })
        {
            try
            {
                await odoo.SearchAsync(model, OdooDomain.All, ["id"], null, cancellationToken, limit: 1);
            }
            catch (ErpException exception) when (exception.Trouble is ErpTrouble.NoAccess or ErpTrouble.Refused)
            {
                return Finding.NotWell(
                    $"The key is right, but Odoo does not let it read {model}.",
                    "Install the app that has it, and give the user in Odoo__Username the rights that docs/odoo.md lists.");
            }
            catch (ErpException exception)
            {
                return Broken(exception);
            }
        }

        return Finding.Well("The key is right, and products, customers and orders can be read.");
    }

    private static Finding Broken(ErpException exception) => exception.Trouble is ErpTrouble.Unavailable
        ? Finding.NotWell("Odoo cannot be reached, or is too busy.", Unreachable)
        : Finding.NotWell("What answers is no Odoo, or one that went wrong.", Unreachable);
}
