using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using HotelConcierge.Channels;
using HotelConcierge.Diagnostics;
using HotelConcierge.Model;
using HotelConcierge.Tests.Infrastructure.Bicep;
using Microsoft.Extensions.DependencyInjection;
using static HotelConcierge.Tests.Infrastructure.Bicep.BicepExpression;

namespace HotelConcierge.Tests.Infrastructure;

public sealed partial class AlertTests
{
    private static readonly IReadOnlyList<BicepExpression> Rules = Assert.IsType<Items>(Template.Module("alerts").Variable("rules")).All;

    public static TheoryData<string> Names => [.. Rules.Select(rule => rule.Find("name")!.Written!)];

    [GeneratedRegex("""^AppMetrics \| where Name == "(?<metric>[a-z_.]+)"( \| where (?<condition>.+))?$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Query { get; }

    [GeneratedRegex("""^(toint\()?tostring\(Properties\.(?<tag>[a-z]+)\)\)? (==|>=|in) \(?(?<values>[^()]+)\)?$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Condition { get; }

    [Fact]
    public void There_is_an_alert_for_each_way_in_which_guests_are_not_answered() =>
        Assert.Equal(["apologies", "send-failures", "stuck-turns", "model-refuses-us", "webhooks-failed"], Rules.Select(rule => rule.Find("name")!.Written));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_asks_for_a_metric_and_tags_that_the_concierge_measures(string name)
    {
        var query = Query.Match(Rule(name).Find("query")!.Written!);
        Assert.True(query.Success);
        var tags = MeasureTrouble().ToLookup(measured => measured.Metric, measured => (measured.Tag, measured.Value), StringComparer.Ordinal);

        Assert.Contains(query.Groups["metric"].Value, tags.Select(metric => metric.Key));
        if (!query.Groups["condition"].Success)
            return;

        var condition = Condition.Match(query.Groups["condition"].Value);
        Assert.True(condition.Success);
        var values = condition.Groups["values"].Value.Split(", ").Select(value => value.Trim('"'));
        Assert.All(values, value => Assert.Contains((condition.Groups["tag"].Value, value), tags[query.Groups["metric"].Value]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_says_what_is_wrong_and_is_looked_at_at_least_as_often_as_its_window(string name)
    {
        var rule = Rule(name);

        Assert.EndsWith(".", rule.Find("description")!.Written, StringComparison.Ordinal);
        Assert.InRange((long)Assert.IsType<Literal>(rule.Find("severity")).Value!, 0, 4);
        Assert.InRange((long)Assert.IsType<Literal>(rule.Find("reaches")).Value!, 1, 10);
        Assert.Contains(rule.Find("window")!.Written, new[] { "PT5M", "PT15M" });
        Assert.Equal("PT5M", Template.Resource("alerts", "Microsoft.Insights/scheduledQueryRules").Body.Find("properties", "evaluationFrequency")!.Written);
    }

    private static BicepExpression Rule(string name) => Rules.Single(rule => rule.Find("name")!.Written == name);

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
