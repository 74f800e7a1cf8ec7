using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MLKids.Studio.Class;

/// <summary>
/// The certificate of a class: made here, signed by itself, for this computer's addresses. Browsers give camera and microphone only to pages that come over HTTPS; nobody
/// outside vouches for a school's own computer, so each browser warns once. Kept in a file, so that a browser that was told to trust it goes on doing so.
/// </summary>
internal static class ClassCertificate
{
    /// <summary>The file in the class's folder.</summary>
    public const string FileName = "certificate.pfx";

    /// <summary>Apple's systems take no longer ones (825 days).</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(800);

    private static readonly TimeSpan Reserve = TimeSpan.FromDays(14);

    /// <summary>The kept one if it is still good for these names, else a new one.</summary>
    /// <exception cref="IOException">It cannot be kept.</exception>
    public static X509Certificate2 Get(string folder, NetworkNames network, TimeProvider time)
    {
        var file = Path.Combine(folder, FileName);
        if (Load(file) is { } kept)
        {
            if (kept.NotAfter.ToUniversalTime() - time.GetUtcNow() > Reserve && Covers(kept, network))
                return kept;
            kept.Dispose();
        }

        Directory.CreateDirectory(folder);
        using var made = Make(network, time.GetUtcNow());
        var bytes = made.Export(X509ContentType.Pfx);
        var unfinished = file + ".unfinished";
        using (var stream = new FileStream(unfinished, OwnerOnly()))
            stream.Write(bytes);
        File.Move(unfinished, file, overwrite: true);
        return X509CertificateLoader.LoadPkcs12(bytes, null);
    }

    private static X509Certificate2 Make(NetworkNames network, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=MLKids {Environment.MachineName}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var address in network.Addresses)
            names.AddIpAddress(address);
        foreach (var name in network.Names)
            names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        return request.CreateSelfSigned(now.AddDays(-1), now + Lasts);
    }

    private static bool Covers(X509Certificate2 certificate, NetworkNames network)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SingleOrDefault();
        return names is not null
            && network.Addresses.All(new HashSet<IPAddress>(names.EnumerateIPAddresses()).Contains)
            && network.Names.All(new HashSet<string>(names.EnumerateDnsNames(), StringComparer.OrdinalIgnoreCase).Contains);
    }

    private static X509Certificate2? Load(string file)
    {
        try
        {
            return File.Exists(file) && X509CertificateLoader.LoadPkcs12FromFile(file, null) is { HasPrivateKey: true } found ? found : null;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whoever has the key can pass for this computer.</summary>
    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
