using System.Net;
using System.Net.Http.Headers;
using HotelConcierge.Channels;

namespace HotelConcierge.Tests.Channels;

/// <summary>A guest's file is fetched from where its provider keeps it, and from nowhere else.</summary>
public sealed class MediaDownloadTests
{
    private static readonly Uri Home = new("https://api.provider.example");
    private static readonly AuthenticationHeaderValue Account = new("Basic", "c2VjcmV0");

    private readonly List<HttpRequestMessage> _asked = [];

    [Fact]
    public async Task It_is_fetched_with_the_credentials()
    {
        var file = await GetAsync("https://api.provider.example/file", _ => Answer(HttpStatusCode.OK, [1, 2, 3]));

        Assert.Equal([1, 2, 3], Assert.IsType<MediaFetch.Fetched>(file).Bytes.ToArray());
        Assert.Equal(Account, Assert.Single(_asked).Headers.Authorization);
    }

    [Fact]
    public async Task A_redirect_at_home_is_followed_without_them()
    {
        var file = await GetAsync(
            "https://api.provider.example/file",
            request => request.RequestUri!.AbsolutePath == "/file" ? Redirect("/stored/1") : Answer(HttpStatusCode.OK, [7]));

        Assert.IsType<MediaFetch.Fetched>(file);
        Assert.Equal([Account, null], _asked.Select(request => request.Headers.Authorization));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://127.0.0.1/file")]
    [InlineData("https://[::1]/file")]
    [InlineData("https://storage.example.evil.test/file")]
    [InlineData("https://evilprovider-files.example/file")]
    [InlineData("http://provider-files.example/file")]
    [InlineData("https://provider-files.example:8443/file")]
    [InlineData("https://api.provider.example:8443/file")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_to_anywhere_else_is_not_followed(string elsewhere)
    {
        var file = await GetAsync("https://api.provider.example/file", _ => Redirect(elsewhere));

        Assert.IsType<MediaFetch.Gone>(file);
        Assert.Single(_asked);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("https://elsewhere.test/file")]
    [InlineData("gopher://api.provider.example/file")]
    public async Task An_address_that_is_not_the_providers_is_not_asked(string address)
    {
        Assert.IsType<MediaFetch.Gone>(await GetAsync(address, _ => Answer(HttpStatusCode.OK, [1])));
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_circle_of_redirects_comes_to_an_end()
    {
        Assert.IsType<MediaFetch.Gone>(await GetAsync("https://api.provider.example/file", _ => Redirect("/file")));
        Assert.InRange(_asked.Count, 2, 5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_file_that_is_too_large_nothing_is_kept_whether_or_not_its_length_is_said(bool saysLength)
    {
        var file = await GetAsync("https://api.provider.example/file", _ =>
        {
            var answer = Answer(HttpStatusCode.OK, new byte[11]);
            if (!saysLength)
                answer.Content.Headers.ContentLength = null;
            return answer;
        });

        Assert.IsType<MediaFetch.TooLarge>(file);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(401)]
    [InlineData(204)]
    public async Task What_is_not_there_is_gone(int status) =>
        Assert.IsType<MediaFetch.Gone>(await GetAsync("https://api.provider.example/file", _ => Answer((HttpStatusCode)status, [])));

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task What_may_pass_is_asked_again(int status) =>
        await Assert.ThrowsAsync<ChannelException>(() =>
            GetAsync("https://api.provider.example/file", _ => Answer((HttpStatusCode)status, [])));

    [Fact]
    public async Task A_broken_connection_is_asked_again() =>
        await Assert.ThrowsAsync<ChannelException>(() =>
            GetAsync("https://api.provider.example/file", _ => throw new HttpRequestException("broken")));

    [Theory]
    [InlineData("10.0.0.1", false)]
    [InlineData("100.64.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("2001:4860:4860::8888", true)]
    public void Only_addresses_of_the_open_network_are_public(string address, bool isPublic) =>
        Assert.Equal(isPublic, MediaDownload.IsPublic(IPAddress.Parse(address)));

    private async Task<MediaFetch> GetAsync(string address, Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        using var http = new HttpClient(new Answering(_asked, answer));
        return await new MediaDownload(http, TimeProvider.System, Home, ["provider-files.example"]).GetAsync(address, Account, most: 10, CancellationToken.None);
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, byte[] bytes) => new(status) { Content = new ByteArrayContent(bytes) };

    private static HttpResponseMessage Redirect(string to) =>
        new(HttpStatusCode.TemporaryRedirect) { Headers = { Location = new Uri(to, UriKind.RelativeOrAbsolute) } };

    private sealed class Answering(List<HttpRequestMessage> asked, Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.Add(request);
            return Task.FromResult(answer(request));
        }
    }
}
