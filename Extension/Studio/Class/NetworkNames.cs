using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace MLKids.Studio.Class;

/// <summary>How other computers of the school's network call this one: its addresses, its name, its name with <c>.local</c>.</summary>
internal sealed class NetworkNames
{
    private readonly HashSet<string> _hosts;

    /// <param name="only">The one address to listen on; null: all.</param>
    public NetworkNames(IPAddress? only)
    {
        IPAddress[] addresses = only is null || only.Equals(IPAddress.Any) ? [.. Own()] : [only];
        Addresses = addresses.Length > 0 ? addresses : [IPAddress.Loopback];
        var name = Environment.MachineName.ToLowerInvariant();
        Names = Uri.CheckHostName(name) == UriHostNameType.Dns ? [name, name + ".local"] : [];
        _hosts = new HashSet<string>(Addresses.Select(a => a.ToString()).Concat(Names), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>At least one; those that most networks use first.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether a host of a request is this computer.</summary>
    public bool Contains(string host) => _hosts.Contains(host);

    private static IEnumerable<IPAddress> Own() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(n => n.OperationalStatus == OperationalStatus.Up && n.NetworkInterfaceType is not (NetworkInterfaceType.Loopback or NetworkInterfaceType.Tunnel))
        // A card without a way out is one of the virtual ones: nobody's tablet is there.
        .OrderByDescending(n => n.GetIPProperties().GatewayAddresses.Count > 0)
        .SelectMany(n => n.GetIPProperties().UnicastAddresses)
        .Select(u => u.Address)
        .Where(a => a.AddressFamily == AddressFamily.InterNetwork)
        .Distinct();
}
