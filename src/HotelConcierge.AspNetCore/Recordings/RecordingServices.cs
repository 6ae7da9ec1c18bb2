using HotelConcierge.Media;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.AspNetCore.Recordings;

/// <summary>What both hosts share of recordings.</summary>
public static class RecordingServices
{
    /// <summary>Has recordings that no service takes converted by the machine's ffmpeg, where it is on the PATH at the start.</summary>
    public static IServiceCollection AddRecordings(this IServiceCollection services) => services.AddSingleton<ISoundConverter>(
        provider => new Ffmpeg(
            Ffmpeg.Find(Environment.GetEnvironmentVariable("PATH")),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Ffmpeg>>()));
}
