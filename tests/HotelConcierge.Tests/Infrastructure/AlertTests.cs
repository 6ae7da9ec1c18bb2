using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Infrastructure.Bicep;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Infrastructure;

public sealed partial class AlertTests
{
    // The ways in which guests are not answered although the app is there, and the one in which nothing is heard of it.
    private static readonly string[] Measured = ["apologies", "send-failures", "stuck-turns", "model-refuses-us", "webhooks-failed"];
    private const string Silence = "silence";
    private const RegexOptions Strictly = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public static TheoryData<string> Names => [.. Measured];

    [GeneratedRegex("""^AppMetrics \| where Name == "(?<metric>[a-z_.]+)"( \| where (?<condition>.+))?$""", Strictly, 30_000)]
    private static partial Regex Query { get; }

    [GeneratedRegex("""^(toint\()?tostring\(Properties\.(?<tag>[a-z]+)\)\)? (==|>=|in) \(?(?<values>[^()]+)\)?$""", Strictly, 30_000)]
    private static partial Regex Condition { get; }

    private static IReadOnlyList<JsonElement> Rules => Deployment.Production.Of("Microsoft.Insights/scheduledQueryRules");

    [BicepFact]
    public void There_is_an_alert_for_each_way_in_which_guests_are_not_answered() => Assert.Equal(
        Measured.Append(Silence).Order(StringComparer.Ordinal),
        Rules.Select(rule => NameOf(rule)).Order(StringComparer.Ordinal));

    [BicepTheory]
    [MemberData(nameof(Names))]
    public void It_asks_for_a_metric_and_tags_that_the_concierge_measures(string name)
    {
        var query = Query.Match(Criterion(name).Text("query"));
        Assert.True(query.Success);
        var tags = MeasureTrouble()
            .ToLookup(measured => measured.Metric, measured => (measured.Tag, measured.Value), StringComparer.Ordinal);

        Assert.Equal(("Sum", "GreaterThanOrEqual"), (Criterion(name).Text("metricMeasureColumn"), Criterion(name).Text("operator")));
        Assert.InRange(Criterion(name).GetProperty("threshold").GetInt32(), 1, 10);
        Assert.Contains(query.Groups["metric"].Value, tags.Select(metric => metric.Key));
        if (!query.Groups["condition"].Success)
            return;

        var condition = Condition.Match(query.Groups["condition"].Value);
        Assert.True(condition.Success);
        var values = condition.Groups["values"].Value.Split(", ").Select(value => value.Trim('"'));
        Assert.All(values, value => Assert.Contains((condition.Groups["tag"].Value, value), tags[query.Groups["metric"].Value]));
    }

    [BicepFact]
    public void Telemetry_that_comes_late_is_seen_by_a_later_look_at_the_same_window() => Assert.All(Rules, rule =>
    {
        var properties = rule.GetProperty("properties");
        var (window, every) = (Span(properties, "windowSize"), Span(properties, "evaluationFrequency"));

        Assert.True(window >= 3 * every && window >= TimeSpan.FromMinutes(15), $"{NameOf(rule)}: {window} at every {every}");
    });

    [BicepFact]
    public void Each_says_what_is_wrong_and_how_bad_it_is() => Assert.All(
        Rules.Concat(Deployment.Production.Of("Microsoft.Insights/metricAlerts")).Select(rule => rule.GetProperty("properties")),
        properties =>
        {
            Assert.EndsWith(".", properties.Text("description"), StringComparison.Ordinal);
            Assert.InRange(properties.GetProperty("severity").GetInt32(), 0, 4);
            Assert.True(properties.GetProperty("enabled").GetBoolean());
        });

    [BicepFact]
    public void An_app_of_which_nothing_is_heard_is_noticed()
    {
        var criterion = Criterion(Silence);

        // Where one of the tables does not exist yet, the other one counts.
        Assert.StartsWith("union isfuzzy=true AppRequests, AppDependencies |", criterion.Text("query"), StringComparison.Ordinal);

        // "summarize" without "by" makes a row of nothing too; without that row there would be nothing to compare.
        Assert.EndsWith("| summarize Spans = count()", criterion.Text("query"), StringComparison.Ordinal);
        Assert.Equal(
            ("Spans", "LessThan", 1),
            (criterion.Text("metricMeasureColumn"), criterion.Text("operator"), criterion.GetProperty("threshold").GetInt32()));
    }

    [BicepFact]
    public void In_production_the_readiness_address_is_asked_from_outside_and_an_app_that_is_dead_is_told_of()
    {
        var test = Deployment.Production.One("Microsoft.Insights/webtests");
        var alert = Deployment.Production.One("Microsoft.Insights/metricAlerts").GetProperty("properties");
        var properties = test.GetProperty("properties");
        var insights = Deployment.Production.One("Microsoft.Insights/components").Text("id");

        Assert.Equal(Deployment.Production.Outputs["READY_URL"], properties.Text("Request", "RequestUrl"));
        Assert.Equal(200, properties.At("ValidationRules", "ExpectedHttpStatusCode").GetInt32());
        Assert.Contains(test.GetProperty("tags").EnumerateObject(), tag => tag.Name == $"hidden-link:{insights}");
        Assert.Equal(
            (test.Text("id"), insights),
            (alert.Text("criteria", "webTestId"), alert.Text("criteria", "componentId")));

        // The slowest probe's patience, and a start before it.
        Assert.True(properties.GetProperty("Timeout").GetInt32() >= 40);

        // Two places may have trouble of their own.
        Assert.Equal(2, properties.GetProperty("Locations").GetArrayLength() - alert.At("criteria", "failedLocationCount").GetInt32());
    }

    [BicepFact]
    public void In_development_nobody_is_asked_from_outside()
    {
        Assert.Empty(Deployment.Development.Of("Microsoft.Insights/webtests"));
        Assert.Empty(Deployment.Development.Of("Microsoft.Insights/metricAlerts"));
    }

    [BicepFact]
    public void Every_alert_is_written_to_the_same_people()
    {
        var people = Deployment.Production.One("Microsoft.Insights/actionGroups").Text("id");

        Assert.All(
            Rules,
            rule => Assert.Equal(people, Assert.Single(rule.At("properties", "actions", "actionGroups").EnumerateArray()).GetString()));
        Assert.Equal(
            people,
            Deployment.Production.One("Microsoft.Insights/metricAlerts").At("properties", "actions")[0].Text("actionGroupId"));
    }

    // alert-NAME-SUFFIX.
    private static string NameOf(JsonElement rule)
    {
        var name = rule.Text("name");
        return name["alert-".Length..name.LastIndexOf('-')];
    }

    private static JsonElement Criterion(string name) =>
        Rules.Single(rule => NameOf(rule) == name).At("properties", "criteria", "allOf")[0];

    private static TimeSpan Span(JsonElement properties, string name) => XmlConvert.ToTimeSpan(properties.Text(name));

    /// <summary>Everything that may go wrong goes wrong once.</summary>
    private static List<(string Metric, string Tag, string Value)> MeasureTrouble()
    {
        List<(string, string, string)> measured = [];
        using var services = new ServiceCollection().AddMetrics().AddSingleton<ConciergeTelemetry>().BuildServiceProvider();
        var factory = services.GetRequiredService<IMeterFactory>();
        using MeterListener listener = new();

        // Other tests' meters have the same name; the factory tells ours from theirs.
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == factory)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
        {
            foreach (var tag in tags)
                measured.Add((instrument.Name, tag.Key, tag.Value?.ToString() ?? ""));
        });
        listener.Start();

        ChannelName channel = new("twilio");
        var telemetry = services.GetRequiredService<ConciergeTelemetry>();
        telemetry.WebhookReceived(channel, 500);
        telemetry.WebhookReceived(channel, 503);
        telemetry.ApologySent(channel);
        telemetry.TurnStuck(channel, "broken");
        foreach (var failure in Enum.GetValues<SendFailure>())
            telemetry.SendFailed(channel, failure);
        foreach (var trouble in Enum.GetValues<ModelTrouble>())
            telemetry.ModelFailed(trouble);
        return measured;
    }
}
