/* A small type-2 AppImage runtime: unpacks the squashfs behind it and runs AppRun.
 * Build: gcc -O2 -static -s runtime.c -lsquashfuse -lz -lzstd -llzma -llz4 -llzo2 */
#define _GNU_SOURCE
#define _FILE_OFFSET_BITS 64
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <squashfuse/squashfuse.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) { fprintf(stderr, "AppImage: %s: %s\n", what, strerror(errno)); exit(127); }
static off_t elf_size(const char *path) {
  Elf64_Ehdr h; FILE *f = fopen(path, "rb");
  if (!f || fread(&h, sizeof h, 1, f) != 1) die(path);
  fclose(f);
  return (off_t)(h.e_shoff + (off_t)h.e_shentsize * h.e_shnum);
}
static void mkparents(char *p) { for (char *s = p + 1; (s = strchr(s, '/')); s++) { *s = 0; mkdir(p, 0755); *s = '/'; } }
static void extract(const char *image, off_t offset, const char *dest) {
  sqfs fs; sqfs_traverse trv; sqfs_err err = SQFS_OK; char path[PATH_MAX]; static char buf[1 << 18];
  if (sqfs_open_image(&fs, image, (size_t)offset)) { errno = EINVAL; die("no squashfs"); }
  if (sqfs_traverse_open(&trv, &fs, sqfs_inode_root(&fs))) die("traverse");
  mkdir(dest, 0755);
  while (sqfs_traverse_next(&trv, &err)) {
    if (trv.dir_end) continue;
    sqfs_inode inode;
    if (sqfs_inode_get(&fs, &inode, trv.entry.inode)) die("inode");
    snprintf(path, sizeof path, "%s/%s", dest, trv.path);
    mkparents(path);
    if (S_ISDIR(inode.base.mode)) mkdir(path, 0755);
    else if (S_ISLNK(inode.base.mode)) {
      size_t n = sizeof buf; if (sqfs_readlink(&fs, &inode, buf, &n) || symlink(buf, path)) die(path);
    } else if (S_ISREG(inode.base.mode)) {
      int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, inode.base.mode & 0755);
      if (fd < 0) die(path);
      for (sqfs_off_t at = 0; at < (sqfs_off_t)inode.xtra.reg.file_size;) {
        sqfs_off_t n = sizeof buf;
        if (sqfs_read_range(&fs, &inode, at, &n, buf) || n == 0 || write(fd, buf, (size_t)n) != n) die(path);
        at += n;
      }
      close(fd);
    }
  }
  if (err) die("squashfs");
  sqfs_traverse_close(&trv); sqfs_fd_close(fs.fd);
}
static int rm1(const char *p, const struct stat *s, int t, struct FTW *f) { (void)s; (void)t; (void)f; return remove(p); }
static pid_t child;
static void forward(int sig) { if (child > 0) kill(child, sig); }
int main(int argc, char **argv) {
  char self[PATH_MAX], cwd[PATH_MAX], dir[PATH_MAX], run[PATH_MAX];
  ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
  if (n < 0) die("readlink");
  self[n] = 0;
  off_t offset = elf_size(self);
  if (argc > 1 && !strcmp(argv[1], "--appimage-offset")) { printf("%lld\n", (long long)offset); return 0; }
  if (argc > 1 && !strcmp(argv[1], "--appimage-extract")) { extract(self, offset, "squashfs-root"); puts("squashfs-root"); return 0; }
  const char *tmp = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
  snprintf(dir, sizeof dir, "%s/appimage_XXXXXX", tmp);
  if (!mkdtemp(dir)) die(dir);
  extract(self, offset, dir);
  if (!getcwd(cwd, sizeof cwd)) cwd[0] = 0;
  setenv("APPIMAGE", self, 1); setenv("ARGV0", argv[0], 1); setenv("APPDIR", dir, 1); setenv("OWD", cwd, 1);
  snprintf(run, sizeof run, "%s/AppRun", dir);
  child = fork();
  if (child == 0) { argv[0] = run; execv(run, argv); die(run); }
  signal(SIGTERM, forward); signal(SIGINT, forward); signal(SIGHUP, forward);
  int st; while (waitpid(child, &st, 0) < 0 && errno == EINTR) {}
  nftw(dir, rm1, 16, FTW_DEPTH | FTW_PHYS);
  return WIFEXITED(st) ? WEXITSTATUS(st) : 128 + WTERMSIG(st);
}
