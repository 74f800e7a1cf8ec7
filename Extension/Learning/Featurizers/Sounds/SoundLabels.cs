namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>Labels of sound models that mean something to the program.</summary>
public static class SoundLabels
{
    /// <summary>
    /// What is heard when nothing is to be recognised: silence, noise, other words. Its recordings are mixed under the other ones while training,
    /// and a listener never fires on it. The name is that of Machine Learning for Kids and of the speech commands data set (Warden 2018).
    /// </summary>
    public const string Background = "_background_noise_";
}
