using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Node;
using HotelConcierge.Contracts.Processes;
using HotelConcierge.Simulators.Odoo;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>The simulated Odoo, with libraries that the world uses against the real one as its clients.</summary>
public sealed class OdooClientTests
{
    private static readonly TimeSpan ScriptPatience = TimeSpan.FromMinutes(2);

    [NodeFact]
    public async Task Odoo_await_makes_searches_and_posts_by_XML_RPC_and_reads_every_refusal()
    {
        await using var odoo = await SimulatedOdoo.StartAsync();
        var modules = await NodePackages.FetchAsync("odoo-await", "3.4.1");
        using var patience = new CancellationTokenSource(ScriptPatience);
        await using var node = NodeProcess.Start(
            Script("Node/odoo-await.cjs"),
            [odoo.BaseAddress.ToString().TrimEnd('/'), odoo.Options.Database, odoo.Options.Username, odoo.Options.ApiKey],
            modules);

        var seen = JsonNode.Parse(string.Join('\n', await node.RunToEndAsync(patience.Token)))!;

        Assert.Equal(2, (int)seen["uid"]!);
        Assert.Equal("""[["Anong","\u002B66812345678",false]]""", seen["found"]!.ToJsonString());
        Assert.Equal("Anong", (string?)seen["external"]);
        Assert.Equal("""["draft","/",37.5,"Anong",1]""", seen["draft"]!.ToJsonString());
        Assert.Equal(("posted", "[1]", true), ((string?)seen["posted"], seen["ored"]!.ToJsonString(), (bool)seen["fields"]!));
        Refused("field", 1, "Invalid field res.partner.no_field in leaf");
        Refused("model", 2, "Object no.model doesn't exist");
        Refused("method", 1, "does not exist");
        Refused("gone", 2, "Record does not exist or has been deleted.");
        Refused("nothing", 2, "This is not possible in the current state.");
        Refused("key", null, "invalid credentials");

        void Refused(string what, int? code, string says)
        {
            var error = seen["refusals"]![what] ?? throw new InvalidOperationException($"{what} was not refused.");
            Assert.Equal((what, code), (what, (int?)error["code"]));
            Assert.Contains(says, (string?)error["says"], StringComparison.Ordinal);
        }
    }

    [OdooRpcFact]
    public async Task OdooRPC_logs_in_browses_and_imports_by_JSON_RPC_and_reads_every_refusal()
    {
        await using var odoo = await SimulatedOdoo.StartAsync();
        using var patience = new CancellationTokenSource(ScriptPatience);
        string[] arguments =
        [
            Script("odoo.py"),
            odoo.BaseAddress.Port.ToString(CultureInfo.InvariantCulture),
            odoo.Options.Database,
            odoo.Options.Username,
            odoo.Options.ApiKey,
        ];
        using var python = ChildProcess.Start(OdooRpcFactAttribute.Python, arguments);
        Assert.True(await python.WaitForExitAsync(patience.Token) == 0, python.Output);

        var seen = JsonNode.Parse(string.Join('\n', python.Lines))!;

        Assert.Equal(("17.0", 2, 62.5), ((string?)seen["version"], (int)seen["lines"]! / 2, (double)seen["total"]! / 2));
        Assert.Equal("""["Anong","\u002B66812345678",false]""", seen["partner"]!.ToJsonString());

        // What is not marked is written to, and its lines are there once more: why we mark.
        Assert.Equal("[true,[],1]", seen["loaded"]!.ToJsonString());
        Assert.Equal("""[false,["partner_id","invoice_line_ids"]]""", seen["bad"]!.ToJsonString());
        Assert.Equal(1, (int)seen["count"]!);
        Refused("key", "", "Access Denied");
        Refused("field", "builtins.ValueError", "Invalid field 'no_field' on model 'res.partner'");
        Refused("private", "odoo.exceptions.AccessError", "Private methods (such as 'res.partner._search') cannot be called remotely.");
        Refused("model", "odoo.exceptions.UserError", "Object no.model doesn't exist");
        Refused("value", "builtins.ValueError", "Wrong value for res.partner.lang: 'xx_XX'");
        Refused("required", "odoo.exceptions.ValidationError", "Missing required value for the field 'Name' (name).");

        void Refused(string what, string name, string says)
        {
            var error = seen["refusals"]![what] ?? throw new InvalidOperationException($"{what} was not refused.");
            if (name.Length > 0)
                Assert.Equal((what, name), (what, (string?)error[0]));
            Assert.Equal(says, (string?)error[1]);
        }
    }

    private static string Script(string name) =>
        Path.Combine(Repository.Top, "tests", "HotelConcierge.Local.Tests", "Simulators", name);
}

/// <summary>
/// A test that needs Python with OdooRPC: skipped where they are missing, with the remedy; on a pipeline (<c>CI=true</c>) it runs and
/// fails.
/// </summary>
internal sealed class OdooRpcFactAttribute : FactAttribute
{
    // A Python of somebody's own may stand before the system's, which is the one that has the system's packages.
    private static readonly string[] Pythons = ["python3", "/usr/bin/python3"];

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    private static readonly Lazy<string?> WithOdooRpc = new(() => Array.Find(Pythons, HasOdooRpc));

    /// <summary>The first Python that has it; where none has, the first one, to say so.</summary>
    public static string Python => WithOdooRpc.Value ?? Pythons[0];

    public OdooRpcFactAttribute()
    {
        if (WithOdooRpc.Value is null && !string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            Skip = "Python 3 has no OdooRPC. Install the package python3-odoorpc of Debian or Ubuntu, or odoorpc of PyPI.";
    }

    private static bool HasOdooRpc(string path)
    {
        try
        {
            using var python = ChildProcess.Start(path, ["-c", "import odoorpc"]);
            using var patience = new CancellationTokenSource(StartPatience);
            return python.WaitForExitAsync(patience.Token).GetAwaiter().GetResult() == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
