using System.Net;
using HotelConcierge.Settings;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>Every route but those that providers and monitors call needs the operator's key, and that key alone.</summary>
public sealed class AdminRouteTests : IAsyncLifetime
{
    private const string Key = "the-operators-key";

    private static readonly string[] Open =
    [
        Routes.Webhook, Routes.DeliveryReport, Routes.Media, Routes.Health, Routes.Ready,
        Routes.Chat, Routes.ChatAsset, Routes.ChatEvents, Routes.ChatFile,
        Routes.StaffSession, Routes.StaffSignIn, Routes.StaffSignInCallback, Routes.FlexEvents,
        Routes.Desk, Routes.DeskAsset, Routes.DeskEvents, Routes.DeskCase, Routes.DeskAct, Routes.DeskFile, Routes.DeskCanned,
    ];

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private World _world = null!;
    private AppInProcess _app = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _app = await AppInProcess.StartAsync(_world, ("Admin:Key", Key));
        await _world.GetAcquaintedAsync();
        await _app.IdleAsync();
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Without_the_key_with_a_wrong_one_or_with_one_that_is_nearly_right_no_admin_route_answers()
    {
        string?[] wrong =
        [
            null,
            "",
            " ",
            Key[..^1],
            Key + "x",
            Key.ToUpperInvariant(),
            "x" + Key[1..],
            $"{Key},{Key}",
            "*",
            new string('k', 8_000),
        ];
        var routes = AdminRoutes();
        Assert.NotEmpty(routes);
        foreach (var (method, path) in routes)
        {
            foreach (var key in wrong)
                Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(method, path, key));
            Assert.NotEqual(HttpStatusCode.Unauthorized, await AskAsync(method, path, Key));
        }
    }

    [Fact]
    public async Task The_key_opens_what_is_there_and_says_404_to_what_is_not()
    {
        var conversation = $"/api/conversations/{AppInProcess.IdOf(World.Ana)}";

        Assert.Equal(HttpStatusCode.OK, await AskAsync(HttpMethod.Get.Method, conversation, Key));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(HttpMethod.Get.Method, conversation[..^1], Key));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(HttpMethod.Get.Method, conversation, key: null));
    }

    [Fact]
    public async Task What_is_open_to_all_needs_no_key_and_tells_nothing_of_a_guest()
    {
        foreach (var route in (string[])["/api/health", "/api/ready"])
        {
            using var answer = await _http.GetAsync(_app.Url + route, _world.Patience);
            var body = await answer.Content.ReadAsStringAsync(_world.Patience);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain(AppInProcess.IdOf(World.Ana).Value, body, StringComparison.Ordinal);
        }
    }

    /// <summary>Every route of the running host that is not open, with something in each of its places.</summary>
    private List<(string Method, string Path)> AdminRoutes() =>
    [
        .. from endpoint in _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where !Open.Any(open => Routes.Full(open) == endpoint.RoutePattern.RawText)
           let path = string.Join('/', endpoint.RoutePattern.RawText!.Split('/').Select(part => part.StartsWith('{') ? "some-id" : part))
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
           select (method, path),
    ];

    private async Task<HttpStatusCode> AskAsync(string method, string path, string? key)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _app.Url + path);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("x-functions-key", key);
        using var answer = await _http.SendAsync(request, _world.Patience);
        return answer.StatusCode;
    }
}
