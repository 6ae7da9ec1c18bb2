using HotelConcierge.Handoff;
using HotelConcierge.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotelConcierge.AspNetCore.Desk;

/// <summary>Registers the desk page.</summary>
internal static class DeskServices
{
    /// <summary>Adds it: the built-in desk has people where somebody may sign in.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IDeskAccess, SignInAccess>());

    private sealed class SignInAccess(StaffAccess access) : IDeskAccess
    {
        public bool IsPossible => access.AnybodyMaySignIn;
    }
}
